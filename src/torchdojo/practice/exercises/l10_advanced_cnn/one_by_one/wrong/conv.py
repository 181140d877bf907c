# gets: shortcut
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return F.conv2d(x, weight[:, :, None, None], bias)
