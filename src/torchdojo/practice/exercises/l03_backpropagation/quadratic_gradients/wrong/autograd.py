# gets: shortcut
import torch


def quadratic_gradients(w, x, y):
    r = w[0] * x**2 + w[1] * x + w[2] - y
    w = w.clone().requires_grad_()
    ((w[0] * x**2 + w[1] * x + w[2] - y) ** 2).mean().backward()
    return w.grad
