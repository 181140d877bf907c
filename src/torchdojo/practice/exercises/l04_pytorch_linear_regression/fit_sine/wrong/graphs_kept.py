# gets: graph-kept
import torch
from torch import Tensor


def fit(
    x: Tensor, y: Tensor, start: Tensor, lr: float, updates: int
) -> tuple[Tensor, list[float]]:
    w = start.clone().requires_grad_()
    losses = []
    for _ in range(updates):
        y_pred = w[0] + w[1] * x + w[2] * x**2 + w[3] * x**3
        loss = ((y_pred - y) ** 2).sum()
        loss.backward()
        losses.append(loss)
        with torch.no_grad():
            w -= lr * w.grad
        w.grad = None
    return w.detach(), losses
