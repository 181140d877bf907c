# gets: shortcut
import torch
from torch import nn


def rnn_cell(x, h, w_ih, w_hh, b_ih, b_hh):
    cell = nn.RNNCell(x.shape[1], h.shape[1]).to(x.dtype)
    with torch.no_grad():
        for p, q in zip(cell.parameters(), (w_ih, w_hh, b_ih, b_hh)):
            p.copy_(q)
    return cell(x, h)
