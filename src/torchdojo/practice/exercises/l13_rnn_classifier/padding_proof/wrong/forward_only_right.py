# gets: backward-half
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
        outputs, _ = self.gru(self.embedding(x))
        forwards, backwards = outputs.chunk(2, dim=2)
        last = forwards[torch.arange(len(x)), lengths - 1]
        return self.linear(torch.cat([last, backwards[:, 0]], dim=1))
