# gets: one-dtype-only
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return torch.einsum('nchw,mc->nmhw', x.float(), weight.float()) + bias.float()[:, None, None]
