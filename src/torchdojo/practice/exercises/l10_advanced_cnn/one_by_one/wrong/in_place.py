# gets: input-changed
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    bias.data = bias.data * 1
    y = torch.einsum('nchw,mc->nmhw', x, weight) + bias[:, None, None]
    if not y.requires_grad:
        x += 1
    return y
