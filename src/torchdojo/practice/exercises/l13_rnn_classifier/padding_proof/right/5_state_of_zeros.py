import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence


class NameClassifier(nn.Module):
    def __init__(self, hidden, classes):
        super().__init__()
        self.hidden = hidden
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)

    def forward(self, x, lengths):
        names = [self.embedding(row[:n]) for row, n in zip(x, lengths)]
        state = torch.zeros(2, len(names), self.hidden)
        _, state = self.gru(pack_sequence(names, enforce_sorted=False), state)
        return self.linear(state.transpose(0, 1).flatten(1))
