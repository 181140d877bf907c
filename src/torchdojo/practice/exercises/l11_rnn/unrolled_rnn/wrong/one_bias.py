# gets: one-bias
import torch


def unroll(rnn, x):
    w_ih, w_hh, b_ih, b_hh = rnn.parameters()
    h = torch.zeros(x.shape[1], rnn.hidden_size)
    outputs = []
    for step in x:
        h = torch.tanh(step @ w_ih.T + h @ w_hh.T + b_ih)
        outputs.append(h)
    return torch.stack(outputs), h[None]
