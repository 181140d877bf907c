import torch


def descend(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> float:
    x, y = torch.tensor(xs), torch.tensor(ys)
    for _ in range(epochs):
        w = w - lr * (2 * x * (w * x - y)).mean().item()
    return w
