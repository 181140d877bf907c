# gets: not-a-number
import torch


def accuracy(model, loader):
    hits = torch.cat([model(x).argmax(1) == y for x, y in loader])
    return hits.float().mean()
