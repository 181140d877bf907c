import torch
from torch import nn


class NameClassifier(nn.Module):
    def __init__(self, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)

    def forward(self, x, lengths):
        rows = []
        for name, length in zip(x, lengths):
            _, hidden = self.gru(self.embedding(name[:length]))
            rows.append(self.linear(hidden.flatten()))
        return torch.stack(rows)
