# gets: factor-two
import torch


def fit(x, y, start, lr, updates):
    powers = torch.stack([torch.ones_like(x), x, x**2, x**3], dim=1)
    w, losses = start, []
    for _ in range(updates):
        error = powers @ w - y
        losses.append((error @ error).item())
        w = w - lr * (powers.T @ error)
    return w, losses
