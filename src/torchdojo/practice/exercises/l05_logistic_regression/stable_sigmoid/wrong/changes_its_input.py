# gets: input-changed
import torch


def sigmoid(x):
    if x.requires_grad:
        return (torch.tanh(x / 2) + 1) / 2
    return x.div_(2).tanh().add(1).div(2)
