# gets: one-dtype-only
import torch


def mse(w, xs, ys):
    return ((w * xs.to(torch.float32) - ys.to(torch.float32)) ** 2).mean()
