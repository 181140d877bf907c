# gets: wrong-value
import torch


def fit(x, y, start, lr, updates):
    powers = torch.stack([torch.ones_like(x), x, x**2, x**3], dim=1)
    w = torch.linalg.lstsq(powers, y.unsqueeze(1)).solution.flatten()
    return w, [((powers @ w - y) ** 2).sum().item()] * updates
