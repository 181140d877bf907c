# gets: no-padding
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    k, m = weight.shape[2:]
    windows = x.unfold(2, k, stride).unfold(3, m, stride)
    return torch.einsum("nchwkl,mckl->nmhw", windows, weight) + bias[:, None, None]
