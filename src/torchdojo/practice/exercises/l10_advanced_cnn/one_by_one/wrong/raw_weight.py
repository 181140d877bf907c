# gets: raised
import torch
import torch.nn.functional as F


def mix_channels(x, weight, bias):
    return weight @ x + bias
