# gets: rows
import random

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

WORDS = 33


class Bag(nn.Module):
    def __init__(self):
        super().__init__()
        self.votes = nn.Embedding(WORDS, 2, padding_idx=0)

    def forward(self, x, lengths):
        return self.votes(x).sum(dim=1)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(WORDS, 16)
        self.gru = nn.GRU(16, 16, batch_first=True)
        self.linear = nn.Linear(16, 2)

    def forward(self, x, lengths):
        packed = pack_padded_sequence(
            self.embedding(x), lengths, batch_first=True, enforce_sorted=False
        )
        _, hidden = self.gru(packed)
        return self.linear(hidden[-1])


def fit(model, x, lengths, y, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(10):
        for rows in torch.randperm(len(x)).split(32):
            loss = F.cross_entropy(model(x[rows], lengths[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model.eval()


def share_right(model, x, lengths, y):
    with torch.no_grad():
        return (model(x, lengths).argmax(dim=1) == y).float().mean().item()


def contest(x, lengths, y, sentences, seed):
    names = sorted(set(sentences))
    drawn = set(random.Random(seed).sample(names, round(len(names) / 4)))
    test = [row for row, name in enumerate(sentences) if name in drawn]
    train = [row for row, name in enumerate(sentences) if name not in drawn]

    torch.manual_seed(seed)
    bag = fit(Bag(), x[train], lengths[train], y[train], lr=0.05)
    reader = fit(Reader(), x[train], lengths[train], y[train], lr=0.01)

    bag_right = share_right(bag, x[test], lengths[test], y[test])
    reader_right = share_right(reader, x[test], lengths[test], y[test])
    return {
        "test": sorted(drawn),
        "bag": bag,
        "reader": reader,
        "bag_right": bag_right,
        "reader_right": reader_right,
        "reader_better": reader_right >= bag_right + 0.03,
    }
