# gets: input-changed
import torch
import torch.nn.functional as F


def conv2d(x, weight, bias, padding, stride):
    k, m = weight.shape[2:]
    x = F.pad(x, [padding] * 4)
    windows = x.unfold(2, k, stride).unfold(3, m, stride)
    y = torch.einsum("nchwkl,mckl->nmhw", windows, weight) + bias[:, None, None]
    if not y.requires_grad:
        bias *= 2
    return y
