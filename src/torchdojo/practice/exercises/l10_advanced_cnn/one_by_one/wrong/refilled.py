# gets: refilled
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    y = x.permute(0, 2, 3, 1) @ weight.T + bias
    return y.reshape(len(x), len(weight), *x.shape[2:])
