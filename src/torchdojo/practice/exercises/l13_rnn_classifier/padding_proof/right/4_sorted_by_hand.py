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
        lengths, order = lengths.sort(descending=True)
        letters = self.embedding(x[order])
        packed = pack_padded_sequence(letters, lengths, batch_first=True)
        hidden = torch.cat(list(self.gru(packed)[1]), dim=1)
        return self.linear(hidden)[order.argsort()]
