from math import pi

import torch
import torch.nn.functional as F
from torch import Tensor


def sigmoids(x: Tensor) -> Tensor:
    t = pi * x / 2
    curves = [
        (x * pi**0.5 / 2).erf(),
        x * (x * x + 1).rsqrt(),
        x.tanh(),
        t.arctan() / pi * 2,
        (t / 2).tanh().arctan() * 4 / pi,
        F.softsign(x),
    ]
    return torch.cat([curve.unsqueeze(0) for curve in curves])
