"""Lecture 5 · The table of the binary cross-entropy, by hand and by torch.

Question   How wrong is a probability of 0.2 when the answer was 1?
See        -ln of the probability given to what really happened: 0.8 costs little, 0.2 costs much, 0 would
           cost infinity.
Source     Course lecture 6, slide 11: 1.6094, 0.2231, 0.3567, 1.2040, mean 0.8483.
"""

import math
from dataclasses import dataclass

import torch
from torch import nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Curve, Table

SLIDE = ((1, 0.2), (1, 0.8), (0, 0.3), (0, 0.7))  # y, p


@dataclass(frozen=True)
class Settings:
    points: int = 99  # points of each curve, between p = 0 and p = 1 · 每条曲线在 p=0 与 p=1 之间的点数


def bce(y: float, p: float) -> float:
    """-(y ln p + (1-y) ln(1-p)), written so that 0·ln 0 is never formed."""
    return -math.log(p if y == 1 else 1 - p)


def look(s: Settings) -> Training:
    y = torch.tensor([[float(y)] for y, _ in SLIDE])  # (4, 1)
    p = torch.tensor([[p] for _, p in SLIDE])  # (4, 1)
    by_torch = nn.BCELoss(reduction="none")(p, y).squeeze(1)  # (4,)
    by_hand = [bce(*pair) for pair in SLIDE]
    yield Table(
        Text(en="Loss of one sample", zh="单个样本的损失"),
        columns=("y", "p", "-(y·ln p + (1-y)·ln(1-p))", "nn.BCELoss"),
        rows=[
            (*pair, hand, each) for pair, hand, each in zip(SLIDE, by_hand, by_torch.tolist(), strict=True)
        ],
    )
    ps = [(i + 1) / (s.points + 1) for i in range(s.points)]
    yield Curve(
        Text(en="The loss against the probability given to class 1", zh="损失随“第 1 类的概率”的变化"),
        x="p",
        y=Text(en="loss", zh="损失"),
        series={"y = 1": (ps, [bce(1, p) for p in ps]), "y = 0": (ps, [bce(0, p) for p in ps])},
    )
    yield Result(
        **{f"y{y}_p{p}": loss for (y, p), loss in zip(SLIDE, by_hand, strict=True)},
        mean=nn.BCELoss()(p, y).item(),
        difference=max(abs(a - b) for a, b in zip(by_hand, by_torch.tolist(), strict=True)),
        undecided=bce(1, 0.5),
    )


PROGRAM = Program(
    title=Text(en="The table of the binary cross-entropy", zh="二分类交叉熵的表"),
    settings=Settings,
    run=look,
    expect=(
        Expect("y1_p0.2", 1.6094, within=5e-5),
        Expect("y1_p0.8", 0.2231, within=5e-5),
        Expect("y0_p0.3", 0.3567, within=5e-5),
        Expect("y0_p0.7", 1.2040, within=5e-5),
        Expect("mean", 0.8483, within=5e-5),
        Expect("difference", 0.0, within=1e-6),
        Expect("undecided", 0.6931, within=5e-5),
    ),
)
