import random

import torch
from torch.utils.data import DataLoader, Sampler


class Shuffled(Sampler):
    def __init__(self, count, seed):
        self.count = count
        self.random = random.Random(seed)

    def __iter__(self):
        order = list(range(self.count))
        self.random.shuffle(order)
        return iter(order)

    def __len__(self):
        return self.count


def together(words):
    lengths = torch.tensor([w.numel() for w in words])
    padded = torch.zeros(len(words), int(lengths.max()), dtype=torch.int64)
    for row, word in zip(padded, words):
        row[: len(word)] = word
    return padded, lengths


def loader(words, batch_size, seed):
    return DataLoader(
        words, batch_size, sampler=Shuffled(len(words), seed), collate_fn=together
    )
