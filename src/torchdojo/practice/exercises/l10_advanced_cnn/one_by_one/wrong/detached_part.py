# gets: wrong-gradient
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    y = torch.einsum('nchw,mc->nmhw', x, weight) + bias[:, None, None]
    return y - y.detach() / 2 + torch.einsum('nchw,mc->nmhw', x.detach(), weight) / 2 + bias[:, None, None] / 2
