# gets: shortcut
import torch


def sigmoid(x):
    return torch.stack([torch.zeros_like(x), x]).softmax(0)[1]
