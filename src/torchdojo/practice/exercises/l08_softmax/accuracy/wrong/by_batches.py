# gets: per-batch
import torch


def accuracy(model, loader):
    right = n = 0
    for x, y in loader:
        right += (model(x).argmax(1) == y).sum().item()
        n += 1
    return right / n
