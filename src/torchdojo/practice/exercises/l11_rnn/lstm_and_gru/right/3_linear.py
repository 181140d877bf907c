import torch.nn.functional as F


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh):
    x_gates = F.linear(x, w_ih, b_ih).unflatten(1, (3, -1)).unbind(1)
    h_gates = F.linear(h, w_hh, b_hh).unflatten(1, (3, -1)).unbind(1)
    r, z = (F.sigmoid(a + b) for a, b in zip(x_gates[:2], h_gates))
    n = F.tanh(x_gates[2] + r * h_gates[2])
    return n.lerp(h, z)


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh):
    blocks = zip(w_ih.chunk(4), w_hh.chunk(4), b_ih.chunk(4), b_hh.chunk(4))
    i, f, g, o = (F.linear(x, w, b) + F.linear(h, u, d) for w, u, b, d in blocks)
    new_c = F.sigmoid(f) * c + F.sigmoid(i) * F.tanh(g)
    new_h = F.sigmoid(o) * F.tanh(new_c)
    return new_h, new_c
