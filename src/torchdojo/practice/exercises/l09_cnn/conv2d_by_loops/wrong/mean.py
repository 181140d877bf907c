# gets: mean
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    k, m = weight.shape[2:]
    x = F.pad(x, [padding] * 4)
    windows = x.unfold(2, k, stride).unfold(3, m, stride)
    return (windows[:, None] * weight[:, :, None, None]).mean((2, 5, 6)) + bias[:, None, None]
