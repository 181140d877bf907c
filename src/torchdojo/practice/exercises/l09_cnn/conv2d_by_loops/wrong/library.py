# gets: shortcut
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    return F.conv2d(x, weight, bias, stride, padding)
