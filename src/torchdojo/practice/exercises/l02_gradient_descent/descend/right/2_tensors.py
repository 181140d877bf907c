import torch


def descend(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> float:
    x = torch.tensor(xs, dtype=torch.float64)
    y = torch.tensor(ys, dtype=torch.float64)
    for _ in range(epochs):
        w = w - lr * (2 * x * (w * x - y)).mean().item()
    return w
