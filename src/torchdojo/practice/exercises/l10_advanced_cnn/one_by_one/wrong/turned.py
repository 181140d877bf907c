# gets: weight-turned
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return torch.einsum('nchw,cm->nmhw', x, weight) + bias[:, None, None]
