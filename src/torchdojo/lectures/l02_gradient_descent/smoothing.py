"""Lecture 2 · Smoothing a noisy loss: the exponential moving average, and what it does to the picture.

Question   The loss of single samples jumps so much that I cannot see whether it falls. What can I draw instead?
See        The smoothed curve is calm but late; without its correction it starts far too low.
Source     Course lecture 3 shows the average c' = β·c' + (1-β)·c and leaves out the correction for the start.
"""

import math
from dataclasses import dataclass

import torch

from torchdojo.engine.program import Expect, Program, Result, Step, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Table


@dataclass(frozen=True)
class Settings:
    beta: float = 0.9  # share of the past in the average, from 0 to below 1 · 过去所占的比例，从 0 到接近 1
    updates: int = 4000  # single-sample updates · 单样本更新的次数
    lr: float = 0.01  # how far one update moves · 每次更新走多远
    noise: float = 1.0  # how far the points scatter around y = 3x + 2 · 点偏离 y = 3x + 2 的程度
    seed: int = 0  # repeats the points · 让数据可重复


def smooth(values: list[float], beta: float, corrected: bool = True) -> list[float]:
    """Return the exponential moving average; corrected: divided by 1 - βᵗ, so that a constant stays itself."""
    average, out = 0.0, []
    for t, value in enumerate(values, start=1):
        average = beta * average + (1 - beta) * value
        out.append(average / (1 - beta**t) if corrected else average)
    return out


def train(s: Settings) -> Training:
    # 1 · data: a new point for every update --------------------------------------------------
    torch.manual_seed(s.seed)
    x_data = 3 * torch.rand(s.updates)  # (N)
    y_data = 3 * x_data + 2 + s.noise * torch.randn(s.updates)  # (N)

    # 2 · model: y_pred = w * x + b -----------------------------------------------------------
    w = b = 0.0

    # 3 · loss and optimizer: squared error, one sample at a time ------------------------------
    raw: list[float] = []

    # 4 · training cycle ----------------------------------------------------------------------
    for x, y in zip(x_data.tolist(), y_data.tolist(), strict=True):
        error = w * x + b - y
        w, b = w - s.lr * 2 * error * x, b - s.lr * 2 * error
        raw.append(error**2)
        yield Step(loss=error**2)

    shown = 300  # updates in the first picture: the fall; all of them would be a solid band
    steps = list(range(1, len(raw) + 1))
    lines = {
        "raw": raw,
        f"β = {s.beta:g}": smooth(raw, s.beta),
        f"β = {s.beta:g}, not corrected": smooth(raw, s.beta, corrected=False),
        "β = 0.99": smooth(raw, 0.99),
    }
    yield Curve(
        Text(en="The first updates", zh="最初的更新"),
        Text(en="update", zh="更新次数"),
        "loss",
        {name: (steps[:shown], line[:shown]) for name, line in lines.items()},
    )
    half = len(raw) // 2  # from here on nothing falls any more: what moves is noise
    rows = []
    for beta in (0.0, 0.5, 0.9, 0.99, s.beta):
        ratio = spread(smooth(raw, beta)[half:]) / spread(raw[half:])
        rows.append([beta, 1 / (1 - beta), ratio, math.sqrt((1 - beta) / (1 + beta))])
    yield Table(
        Text(en="What β buys and what it costs", zh="β 换来什么，又付出什么"),
        [
            "β",
            Text(en="remembers about so many updates", zh="大约记住多少次更新"),
            Text(en="jitter left, measured", zh="剩下的抖动（实测）"),
            "√((1-β)/(1+β))",
        ],
        rows,
    )
    low = smooth(raw, s.beta, corrected=False)[0] / raw[0]
    yield Result(jitter_left=rows[-1][2], by_formula=rows[-1][3], uncorrected_start=low, w=w, b=b)


def spread(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return math.sqrt(sum((v - mean) ** 2 for v in values) / len(values))


PROGRAM = Program(
    title=Text(en="Smoothing the loss", zh="把损失曲线变平滑"),
    settings=Settings,
    run=train,
    expect=(
        Expect("by_formula", 0.2294, within=1e-4),
        Expect("jitter_left", 0.2294, within=0.03),
        Expect("uncorrected_start", 0.1, within=1e-9),
    ),
    tries=(
        Try(
            Text(
                en="beta=0.99 leaves 7 % of the jitter, and shows every change about 100 updates late.",
                zh="beta=0.99 只剩 7 % 的抖动，但任何变化都要晚大约 100 次更新才看得出来。",
            ),
            given={"beta": 0.99},
            value="jitter_left",
            about=0.0709,
            within=0.03,
        ),
    ),
    quick={"updates": 1000},
)
