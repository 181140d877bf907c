# gets: padded-in-front
import torch


def name_batch(names):
    longest = max(map(len, names))
    rows = [[0] * (longest - len(n)) + [ord(c) for c in n] for n in names]
    return torch.tensor(rows), torch.tensor([len(n) for n in names])
