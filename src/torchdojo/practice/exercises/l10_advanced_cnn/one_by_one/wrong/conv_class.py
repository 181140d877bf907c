# gets: shortcut
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    conv = torch.nn.Conv2d(x.shape[1], len(weight), 1).to(x)
    conv.weight.data, conv.bias.data = weight[:, :, None, None], bias
    return conv(x)
