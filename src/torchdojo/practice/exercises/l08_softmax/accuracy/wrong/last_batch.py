# gets: one-batch
import torch


def accuracy(model, loader):
    for x, y in loader:
        share = (model(x).argmax(1) == y).float().mean().item()
    return share
