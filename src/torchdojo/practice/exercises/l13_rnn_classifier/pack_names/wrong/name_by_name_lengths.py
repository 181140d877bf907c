# gets: name-by-name
import torch


def pack(x, lengths):
    return torch.cat([row[:n] for row, n in zip(x, lengths)]), lengths
