"""Lecture 5 · Six sigmoids, and the logistic function they are not.

Question   The lecture shows six S-shaped curves and then uses a seventh. What do they share, what not?
See        All six go through (0, 0) with slope 1 and end at -1 and +1. The logistic function goes from 0 to 1:
           that is why it, and none of the six, can be read as a probability.
Source     Course lecture 6, slide 8; the notes (line 51) write "sigmod". Slopes are computed by autograd.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Curve, Table

Function = Callable[[Tensor], Tensor]


def gudermannian(x: Tensor) -> Tensor:
    return 2 * torch.atan(torch.tanh(x / 2))


SIX: dict[str, Function] = {
    "erf(√π/2·x)": lambda x: torch.erf(math.sqrt(math.pi) / 2 * x),
    "x/√(1+x²)": lambda x: x / torch.sqrt(1 + x**2),
    "tanh x": torch.tanh,
    "2/π·atan(πx/2)": lambda x: 2 / math.pi * torch.atan(math.pi / 2 * x),
    "2/π·gd(πx/2)": lambda x: 2 / math.pi * gudermannian(math.pi / 2 * x),
    "x/(1+|x|)": lambda x: x / (1 + x.abs()),
}
LOGISTIC = "1/(1+exp(-x))"


@dataclass(frozen=True)
class Settings:
    reach: float = 5.0  # the curves are drawn from -reach to +reach · 曲线画在 -reach 到 +reach 之间
    far: float = 1e9  # where the limits are read · 在多远的地方读取极限值


def value_and_slope(f: Function, at: float) -> tuple[float, float]:
    x = torch.tensor(at, dtype=torch.float64, requires_grad=True)
    y = f(x)
    return y.item(), torch.autograd.grad(y, x)[0].item()


def look(s: Settings) -> Training:
    x = torch.linspace(-s.reach, s.reach, 101, dtype=torch.float64)  # (101,)
    curves = {name: (x.tolist(), f(x).tolist()) for name, f in {**SIX, LOGISTIC: torch.sigmoid}.items()}
    yield Curve(
        Text(en="Six sigmoids and the logistic function", zh="六种 sigmoid 与逻辑斯蒂函数"),
        x="x",
        y="f(x)",
        series=curves,
    )
    rows = []
    for name, f in {**SIX, LOGISTIC: torch.sigmoid}.items():
        value, slope = value_and_slope(f, 0.0)
        rows.append((name, value, slope, value_and_slope(f, -s.far)[0], value_and_slope(f, s.far)[0]))
    yield Table(
        Text(en="At zero and far away", zh="零点与远处"),
        columns=("f(x)", "f(0)", "f'(0)", "f(-∞)", "f(+∞)"),
        rows=rows,
    )
    x = torch.linspace(-8, 8, 1001, dtype=torch.float64)  # (1001,)
    six, logistic = rows[:-1], rows[-1]
    yield Result(
        six_at_zero=max(abs(value) for _, value, _, _, _ in six),
        six_slope_error=max(abs(slope - 1) for _, _, slope, _, _ in six),
        six_limit_error=max(max(abs(low + 1), abs(high - 1)) for _, _, _, low, high in six),
        logistic_at_zero=logistic[1],
        logistic_slope=logistic[2],
        logistic_lowest=logistic[3],
        tanh_from_logistic=(2 * torch.sigmoid(2 * x) - 1 - torch.tanh(x)).abs().max().item(),
    )


PROGRAM = Program(
    title=Text(en="The six sigmoids", zh="六种 sigmoid"),
    settings=Settings,
    run=look,
    expect=(
        Expect("six_at_zero", 0.0, within=1e-12),
        Expect("six_slope_error", 0.0, within=1e-12),
        Expect("six_limit_error", 0.0, within=1e-8),
        Expect("logistic_at_zero", 0.5, within=1e-12),
        Expect("logistic_slope", 0.25, within=1e-12),
        Expect("logistic_lowest", 0.0, within=1e-12),
        Expect("tanh_from_logistic", 0.0, within=1e-12),
    ),
)
