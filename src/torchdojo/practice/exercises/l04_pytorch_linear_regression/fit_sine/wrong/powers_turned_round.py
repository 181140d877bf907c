# gets: powers-turned-round
import torch


def fit(x, y, start, lr, updates):
    powers = torch.stack([x**3, x**2, x, torch.ones_like(x)], dim=1)
    w, losses = start, []
    for _ in range(updates):
        error = powers @ w - y
        losses.append((error @ error).item())
        w = w - lr * 2 * (powers.T @ error)
    return w, losses
