# gets: wrong-value
import torch


def accuracy(model, loader):
    hits = torch.cat([model(x).max(1).values == y for x, y in loader])
    return hits.float().mean().item()
