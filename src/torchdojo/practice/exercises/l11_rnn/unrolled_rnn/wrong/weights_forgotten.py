# gets: weights-not-copied
import torch
from torch import nn


def unroll(rnn, x):
    cell = nn.RNNCell(rnn.input_size, rnn.hidden_size)
    h = torch.zeros(x.shape[1], rnn.hidden_size)
    outputs = []
    for step in x:
        h = cell(step, h)
        outputs.append(h)
    return torch.stack(outputs), h.unsqueeze(0)
