# gets: wrong-type
import torch


def fit(x, y, start, lr, updates):
    powers = torch.stack([torch.ones_like(x), x, x**2, x**3], dim=1)
    w = start
    for _ in range(updates):
        w = w - lr * 2 * (powers.T @ (powers @ w - y))
    return w
