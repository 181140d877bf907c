# gets: averaged
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return torch.stack([(x * row[:, None, None]).mean(1) for row in weight], 1) + bias[:, None, None]
