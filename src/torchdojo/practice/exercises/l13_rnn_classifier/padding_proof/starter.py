import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


class NameClassifier(nn.Module):
    def __init__(self, hidden, classes):
        super().__init__()
        ...  # TODO: embedding, gru, linear

    def forward(self, x, lengths):
        ...  # TODO: logits (N, classes)
