# gets: raised
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    k, m = weight.shape[2:]
    x = F.pad(x, [padding] * 4)
    windows = x.unfold(2, k, stride).unfold(3, m, stride)
    return torch.einsum("nchwkl,cmkl->nmhw", windows, weight) + bias[:, None, None]
