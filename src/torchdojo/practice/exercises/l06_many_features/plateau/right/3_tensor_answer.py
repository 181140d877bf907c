import torch


def on_plateau(p, y):
    counts = torch.bincount(y.long().flatten())
    right = torch.eq(p.gt(0.5).long(), y.long()).sum()
    low, high = torch.aminmax(p)
    return (right == counts.max()) & (high - low < 0.02)
