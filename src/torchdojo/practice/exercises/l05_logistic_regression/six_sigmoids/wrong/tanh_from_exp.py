# gets: overflow
import math

import torch


def tanh(x):
    return (torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))


def sigmoids(x):
    return torch.stack(
        [
            torch.erf(math.sqrt(math.pi) / 2 * x),
            x / torch.sqrt(1 + x**2),
            tanh(x),
            2 / math.pi * torch.atan(math.pi / 2 * x),
            4 / math.pi * torch.atan(tanh(math.pi / 4 * x)),
            x / (1 + x.abs()),
        ]
    )
