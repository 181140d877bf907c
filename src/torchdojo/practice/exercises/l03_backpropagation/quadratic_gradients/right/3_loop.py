import torch
from torch import Tensor


def quadratic_gradients(w: Tensor, x: Tensor, y: Tensor) -> Tensor:
    gradients = torch.zeros_like(w)
    for one_x, one_y in zip(x, y):
        r = w[0] * one_x**2 + w[1] * one_x + w[2] - one_y
        gradients[0] += 2 * r * one_x**2
        gradients[1] += 2 * r * one_x
        gradients[2] += 2 * r
    return gradients / x.numel()
