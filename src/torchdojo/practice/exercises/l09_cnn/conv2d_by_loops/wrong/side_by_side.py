# gets: stride-not-applied-to-the-corner
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    k, m = weight.shape[2:]
    x = F.pad(x, [padding] * 4)
    windows = x.unfold(2, k, 1).unfold(3, m, 1)
    h, w = (x.shape[2] - k) // stride + 1, (x.shape[3] - m) // stride + 1
    windows = windows[:, :, :h, :w]
    return torch.einsum("nchwkl,mckl->nmhw", windows, weight) + bias[:, None, None]
