# gets: one-dtype-only
import torch


def sigmoid(x):
    return (torch.tanh(x.float() / 2) + 1) / 2
