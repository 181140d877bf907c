import torch
from torch import nn


def shapes(steps, batch, inputs, hidden, layers, batch_first):
    rnn = nn.RNN(inputs, hidden, layers, batch_first=batch_first)
    x = torch.empty(steps, batch, inputs)
    if batch_first:
        x = x.transpose(0, 1)
    outputs, last = rnn(x)
    return tuple(x.shape), tuple(last.shape), tuple(outputs.shape)
