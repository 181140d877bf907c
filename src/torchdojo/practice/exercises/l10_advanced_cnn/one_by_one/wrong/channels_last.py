# gets: channels-last
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return x.permute(0, 2, 3, 1) @ weight.T + bias
