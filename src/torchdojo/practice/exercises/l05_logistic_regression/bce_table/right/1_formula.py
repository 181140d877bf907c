import torch
from torch import Tensor


def bce(y_pred: Tensor, y: Tensor) -> Tensor:
    if_one = torch.log(y_pred).clamp(min=-100)
    if_zero = torch.log(1 - y_pred).clamp(min=-100)
    return -(y * if_one + (1 - y) * if_zero).mean()
