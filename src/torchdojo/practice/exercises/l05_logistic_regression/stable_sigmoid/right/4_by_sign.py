import torch
from torch import Tensor


def sigmoid(x: Tensor) -> Tensor:
    out = torch.empty_like(x)
    right = x > 0
    e = torch.exp(x[~right])
    out[right] = 1 / (1 + torch.exp(-x[right]))
    out[~right] = e / (1 + e)
    return out
