# gets: no-gradient
import math

import torch


def bce(y_pred, y):
    total = 0.0
    for p, t in zip(y_pred.flatten().tolist(), y.flatten().tolist()):
        yes = math.log(p) if p > 0 else -100.0
        no = math.log(1 - p) if p < 1 else -100.0
        total -= t * yes + (1 - t) * no
    return torch.tensor(total / y.numel(), dtype=y.dtype)
