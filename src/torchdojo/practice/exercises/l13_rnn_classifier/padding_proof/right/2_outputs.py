import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


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
        packed, _ = self.gru(letters)
        outputs, _ = pad_packed_sequence(packed, batch_first=True)
        forwards, backwards = outputs.chunk(2, dim=2)
        last = forwards[torch.arange(len(x)), lengths - 1]
        return self.linear(torch.hstack([last, backwards[:, 0]]))
