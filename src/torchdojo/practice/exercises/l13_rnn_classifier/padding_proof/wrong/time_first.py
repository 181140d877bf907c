# gets: time-first
import torch
from torch import nn


class NameClassifier(nn.Module):
    def __init__(self, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)

    def forward(self, x, lengths):
        hidden = self.gru(self.embedding(x))[1]
        return self.linear(torch.cat([hidden[0], hidden[1]], dim=1))
