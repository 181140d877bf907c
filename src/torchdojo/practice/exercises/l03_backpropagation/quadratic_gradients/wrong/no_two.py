# gets: no-two
import torch


def quadratic_gradients(w, x, y):
    r = w[0] * x**2 + w[1] * x + w[2] - y
    return torch.stack([(r * x**2).mean(), (r * x).mean(), r.mean()])
