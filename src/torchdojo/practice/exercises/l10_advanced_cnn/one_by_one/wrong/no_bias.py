# gets: no-bias
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return torch.einsum('nchw,mc->nmhw', x, weight)
