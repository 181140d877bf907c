# gets: wrong-limit
import math

import torch


def sigmoids(x):
    return torch.stack([torch.erf(math.sqrt(math.pi) / 2 * x), x / torch.sqrt(1 + x**2), torch.tanh(x), torch.atan(x),
                        4 / math.pi * torch.atan(torch.tanh(math.pi / 4 * x)), x / (1 + x.abs())])
