# gets: padded-with-spaces
import torch


def name_batch(names):
    longest = max(map(len, names))
    rows = [[ord(c) for c in n.ljust(longest)] for n in names]
    return torch.tensor(rows), torch.tensor([len(n) for n in names])
