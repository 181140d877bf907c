# gets: reversed
import torch


def quadratic_gradients(w, x, y):
    r = w[0] * x**2 + w[1] * x + w[2] - y
    return torch.stack([(2 * r).mean(), (2 * r * x).mean(), (2 * r * x**2).mean()])
