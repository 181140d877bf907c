# gets: raised
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    n, c, h, w = x.shape
    return (weight @ x.flatten(2)).reshape(n, len(weight), h, h) + bias[:, None, None]
