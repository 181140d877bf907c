# gets: shortcut
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return F.conv1d(x.flatten(2), weight[:, :, None], bias).unflatten(2, x.shape[2:])
