# gets: wrong-shape
import torch
from torch import nn


def unroll(rnn, x):
    cell = nn.RNNCell(rnn.input_size, rnn.hidden_size)
    cell.weight_ih.data = rnn.weight_ih_l0.data
    cell.weight_hh.data = rnn.weight_hh_l0.data
    cell.bias_ih.data = rnn.bias_ih_l0.data
    cell.bias_hh.data = rnn.bias_hh_l0.data
    h = torch.zeros(x.shape[1], rnn.hidden_size)
    outputs = []
    for step in x:
        h = cell(step, h)
        outputs.append(h)
    return torch.cat(outputs), h.unsqueeze(0)
