# gets: count-only
import torch


def accuracy(model, loader):
    return sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
