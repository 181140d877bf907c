import torch


def unroll(rnn, x):
    w_ih, w_hh, b_ih, b_hh = rnn.parameters()
    h = torch.zeros(x.shape[1], rnn.hidden_size)
    outputs = []
    for from_x in x @ w_ih.T + b_ih:
        h = torch.tanh(from_x + h @ w_hh.T + b_hh)
        outputs.append(h)
    return torch.stack(outputs), outputs[-1][None]
