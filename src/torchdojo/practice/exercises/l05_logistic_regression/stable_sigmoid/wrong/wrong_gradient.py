# gets: wrong-gradient
import torch


def sigmoid(x):
    out = (torch.tanh(x.detach() / 2) + 1) / 2
    return out + (x - x.detach())
