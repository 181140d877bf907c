# gets: wrong-gradient
import torch


def unroll(rnn, x):
    w_ih, w_hh, b_ih, b_hh = rnn.parameters()
    h = torch.zeros(x.shape[1], rnn.hidden_size)
    outputs = []
    for step in x:
        h = torch.tanh(step @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        outputs.append(h.detach())
    return torch.stack(outputs), h[None]
