import torch


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh):
    size = h.shape[1]
    gates = x @ w_ih.T + b_ih
    r = torch.sigmoid(gates[:, :size] + h @ w_hh[:size].T + b_hh[:size])
    both = slice(size, 2 * size)
    z = torch.sigmoid(gates[:, both] + h @ w_hh[both].T + b_hh[both])
    last = slice(2 * size, None)
    n = torch.tanh(gates[:, last] + r * (h @ w_hh[last].T + b_hh[last]))
    return n + z * (h - n)


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh):
    gates = x @ w_ih.T + h @ w_hh.T + (b_ih + b_hh)
    i, f, g, o = gates.split(h.shape[1], dim=1)
    c = c * f.sigmoid() + g.tanh() * i.sigmoid()
    return c.tanh() * o.sigmoid(), c
