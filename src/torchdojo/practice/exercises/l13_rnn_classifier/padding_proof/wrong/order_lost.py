# gets: order-lost
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


class NameClassifier(nn.Module):
    def __init__(self, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)

    def forward(self, x, lengths):
        lengths, order = lengths.sort(descending=True, stable=True)
        letters = self.embedding(x[order])
        packed = pack_padded_sequence(letters, lengths, batch_first=True)
        _, hidden = self.gru(packed)
        return self.linear(torch.cat([hidden[-2], hidden[-1]], dim=1))
