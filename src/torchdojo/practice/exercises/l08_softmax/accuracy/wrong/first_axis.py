# gets: raised
import torch


def accuracy(model, loader):
    hits = torch.cat([model(x).argmax(0) == y for x, y in loader])
    return hits.float().mean().item()
