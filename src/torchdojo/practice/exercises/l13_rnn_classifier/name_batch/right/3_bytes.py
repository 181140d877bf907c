import torch


def name_batch(names):
    longest = max(map(len, names))
    rows = [list(name.encode().ljust(longest, b"\0")) for name in names]
    return torch.tensor(rows), torch.tensor(list(map(len, names)))
