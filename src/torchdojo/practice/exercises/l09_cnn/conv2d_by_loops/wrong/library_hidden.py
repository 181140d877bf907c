# gets: shortcut
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    return torch.ops.aten.convolution(x, weight, bias, [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], 1)
