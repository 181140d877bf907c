# gets: input-changed
import torch


def quadratic_gradients(w, x, y):
    r = w[0] * x**2 + w[1] * x + w[2] - y
    y -= w[0] * x**2 + w[1] * x + w[2]
    return torch.stack([(-2 * y * x**2).mean(), (-2 * y * x).mean(), (-2 * y).mean()])
