import torch
from torch import nn


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        ...  # TODO: embedding, rnn, linear

    def forward(self, x):
        ...  # TODO: letters (T,) -> logits (T, 4)


def train(model, x_data, y_data, epochs, lr):
    ...  # TODO: return the losses
