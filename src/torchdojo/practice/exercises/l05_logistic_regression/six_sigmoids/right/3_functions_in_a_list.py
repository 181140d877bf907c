import math

import torch

HALF_PI = math.pi / 2
CURVES = [
    lambda x: torch.special.erf(math.sqrt(math.pi) * x / 2),
    lambda x: x / torch.hypot(x, torch.ones_like(x)),
    lambda x: 2 * torch.sigmoid(2 * x) - 1,
    lambda x: torch.arctan(HALF_PI * x) / HALF_PI,
    lambda x: 2 * torch.atan(torch.tanh(HALF_PI * x / 2)) / HALF_PI,
    lambda x: torch.sign(x) * (1 - 1 / (1 + torch.abs(x))),
]


def sigmoids(x):
    return torch.stack([curve(x) for curve in CURVES])
