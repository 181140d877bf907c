# gets: wrong-value
import torch


def accuracy(model, loader):
    return 0.8
