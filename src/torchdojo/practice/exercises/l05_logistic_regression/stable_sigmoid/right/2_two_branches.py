import torch
from torch import Tensor


def sigmoid(x: Tensor) -> Tensor:
    right = x >= 0
    small = torch.exp(torch.where(right, -x, x))  # never above 1
    return torch.where(right, 1 / (1 + small), small / (1 + small))
