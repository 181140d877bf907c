import torch


def name_batch(names):
    lengths = torch.tensor([len(name) for name in names])
    x = torch.zeros(len(names), lengths.max(), dtype=torch.int64)
    for row, name in zip(x, names):
        row[: len(name)] = torch.tensor([ord(letter) for letter in name])
    return x, lengths
