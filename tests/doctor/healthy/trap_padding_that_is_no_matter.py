"""Padded rows whose last column is real, packed, or one of many that are read."""

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
lengths = torch.randint(2, 10, (300,))
right = torch.randint(1, 15, (300, 9))
right[torch.arange(9) >= lengths[:, None]] = 0
left = torch.stack([torch.roll(row, 9 - int(n)) for row, n in zip(right, lengths)])
labels = ((right > 10).sum(1) > 1).long()


class Reader(nn.Module):
    def __init__(self, way):
        super().__init__()
        self.way = way
        self.embed = nn.Embedding(15, 8, padding_idx=0)
        self.rnn = nn.GRU(8, 16, batch_first=True)
        self.out = nn.Linear(16, 2)

    def forward(self, words, lengths):
        x = self.embed(words)
        if self.way == "packed":
            packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            states, last = self.rnn(packed)
            states, _ = pad_packed_sequence(states, batch_first=True)
            return self.out(last[-1])
        states, _ = self.rnn(x)
        if self.way == "mean":
            mask = (words != 0).unsqueeze(2)
            return self.out((states * mask).sum(1) / mask.sum(1))
        return self.out(states[:, -1])


for way, words in (("packed", right), ("mean", right), ("left", left)):
    model = Reader(way)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(4):
        for rows in torch.randperm(250).split(25):
            loss = nn.functional.cross_entropy(model(words[rows], lengths[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        print((model(words[250:], lengths[250:]).argmax(1) == labels[250:]).float().mean().item())
