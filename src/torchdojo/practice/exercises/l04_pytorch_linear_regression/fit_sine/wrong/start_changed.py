# gets: input-changed
import torch


def fit(x, y, start, lr, updates):
    powers = torch.stack([torch.ones_like(x), x, x**2, x**3], dim=1)
    losses = []
    for _ in range(updates):
        error = powers @ start - y
        losses.append((error @ error).item())
        start -= lr * 2 * (powers.T @ error)
    return start, losses
