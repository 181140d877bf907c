# gets: wrong-value
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


class NameClassifier(nn.Module):
    def __init__(self, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(128, hidden)
        self.gru = nn.GRU(hidden, hidden, bidirectional=True)
        self.linear = nn.Linear(2 * hidden, classes)

    def forward(self, x, lengths):
        letters = pack_padded_sequence(
            self.embedding(x), lengths, batch_first=True, enforce_sorted=False
        )
        _, hidden = self.gru(letters)
        return self.linear(torch.cat([hidden[-2], hidden[-1]], dim=1)).softmax(dim=1)
