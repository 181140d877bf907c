import torch
from torch import Tensor


def quadratic_gradients(w: Tensor, x: Tensor, y: Tensor) -> Tensor:
    powers = torch.stack([x * x, x, torch.ones_like(x)], dim=1)  # (N, 3)
    return powers.T @ (powers @ w - y) * 2 / len(x)
