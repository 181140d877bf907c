"""The task of "Learning PyTorch with Examples", and how its programs are run side by side."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from torchdojo.engine.program import Epoch, Result, Step, Training
from torchdojo.text import Text
from torchdojo.views import Curve, Label, Table

Run = Iterator[
    tuple[float, Any]
]  # one program: the loss and the prediction, update after update, without end


@dataclass(frozen=True)
class Settings:
    updates: int = 2000  # updates of each program · 每个程序更新多少次
    seed: int = 0  # the random start · 随机的起点


def start(seed: int, count: int = 4) -> list[float]:
    """Return random a, b, c, d ...; one seed gives every program the same ones, so that they can be compared."""
    torch.manual_seed(seed)
    return [torch.randn(()).item() for _ in range(count)]


def curve() -> tuple[Tensor, Tensor]:
    """Return 2,000 points of one period of the sine."""
    x = torch.linspace(-math.pi, math.pi, 2000)
    return x, x.sin()


def lowest() -> float:
    """Return the smallest loss any cubic can reach: the baseline of seven of the eight programs."""
    x, y = (v.double() for v in curve())
    powers = x[:, None] ** torch.arange(4)
    best = torch.linalg.lstsq(powers, y[:, None]).solution
    return float(((powers @ best).flatten() - y).square().sum())


def side_by_side(runs: Mapping[str, Run], s: Settings) -> Training:
    losses: dict[str, list[float]] = {name: [] for name in runs}
    predicted, baseline = {}, lowest()
    for epoch in range(s.updates):
        for name, run in runs.items():
            loss, predicted[name] = next(run)
            losses[name].append(loss)
        now = [line[-1] for line in losses.values()]
        yield Step(loss=max(now))
        yield Epoch(epoch, best=min(now), baseline=baseline)

    updates = list(range(1, s.updates + 1))
    loss_curves = {name: (updates, line) for name, line in losses.items()}
    yield Curve(
        FALL,
        Text(en="update", zh="更新次数"),
        Text(en="loss (sum)", zh="损失（求和）"),
        loss_curves,
        log_y=True,
    )
    x, y = (v[::20].tolist() for v in curve())
    fits = {name: (x, [float(p) for p in y_pred[::20]]) for name, y_pred in predicted.items()}
    yield Curve(FITS, "x", "y", {"sin x": (x, y), **fits})
    rows: list[list[Label | float]] = [
        [n, line[0], line[-1], line[-1] - baseline] for n, line in losses.items()
    ]
    yield Table(Text(en="Losses side by side", zh="损失并排看"), COLUMNS, rows)
    yield Result(**{name: line[-1] for name, line in losses.items()}, lowest_of_any_cubic=baseline)


FALL = Text(en="Loss after every update", zh="每次更新后的损失")
FITS = Text(en="What each program has learned", zh="每个程序学到的曲线")
COLUMNS = [
    Text(en="program", zh="程序"),
    Text(en="first loss", zh="最初的损失"),
    Text(en="final loss", zh="最后的损失"),
    Text(en="above the best cubic", zh="比最好的三次式高出"),
]
