"""Lecture 9 · The shape calculator: how large is the output of a convolution, and what does flatten give?

Question   My layer has this size, kernel, stride, padding and dilation. What comes out?
See        The formula and nn.Conv2d agree, for these settings and for 20 random ones; and the 320 of the course's
           network is not guessed but computed: 28 → 24 → 12 → 8 → 4, and 20·4·4 = 320.
Source     Course lecture 10, slides 10-36 to 10-53; the formula stands in the documentation of nn.Conv2d. Learners
           tell of typing "any number" into nn.Linear and reading the right one from the error: compute it.
"""

import random
from dataclasses import dataclass

import torch
from torch import nn

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.lectures.l09_cnn.sizes import LAYERS, output_size
from torchdojo.text import Text
from torchdojo.views import Table


@dataclass(frozen=True)
class Settings:
    size: int = 28  # height or width of the input · 输入的高或宽
    kernel: int = 5  # side of the kernel · 卷积核的边长
    stride: int = 1  # how far the kernel moves each time · 卷积核每次移动几格
    padding: int = 0  # rings of zeros around the input · 输入四周补几圈 0
    dilation: int = 1  # distance between the kernel's numbers · 卷积核中相邻两个数的间距
    seed: int = 0  # the 20 random settings that are checked, too · 另外检查的 20 组随机设置


def by_torch(size: int, kernel: int, stride: int, padding: int, dilation: int) -> int:
    x = torch.zeros(1, 1, size, size)  # (1, 1, H, W)
    return nn.Conv2d(1, 1, kernel, stride, padding, dilation)(x).shape[2]


def look(s: Settings) -> Training:
    asked = (s.size, s.kernel, s.stride, s.padding, s.dilation)
    mine, torchs = output_size(*asked), by_torch(*asked)

    draw = random.Random(s.seed)
    rows: list[tuple[int, ...]] = [(*asked, mine, torchs)]
    while len(rows) < 21:
        size, kernel, stride, padding, dilation = (
            draw.randint(*ends) for ends in ((1, 64), (1, 7), (1, 4), (0, 3), (1, 3))
        )
        if size + 2 * padding > dilation * (kernel - 1):
            setting = (size, kernel, stride, padding, dilation)
            rows.append((*setting, output_size(*setting), by_torch(*setting)))
    names = ("size", "kernel", "stride", "padding", "dilation", Text(en="formula", zh="公式"), "nn.Conv2d")
    yield Table(Text(en="Asked for, and 20 random settings", zh="所问的，以及 20 组随机设置"), names, rows)

    steps = [("28×28", 28)]
    for name, kernel, stride in LAYERS:
        steps.append((name, output_size(steps[-1][1], kernel, stride)))
    flat = 20 * steps[-1][1] ** 2
    yield Table(
        Text(
            en=f"The course's network: 20 channels at the end, flatten gives {flat}",
            zh=f"课程的网络：最后有 20 个通道，展平得 {flat}",
        ),
        columns=(Text(en="layer", zh="层"), Text(en="side", zh="边长")),
        rows=steps,
    )
    yield Result(size=mine, torch=torchs, agree=sum(row[-1] == row[-2] for row in rows[1:]), flatten=flat)


PROGRAM = Program(
    title=Text(en="The shape calculator", zh="形状计算器"),
    settings=Settings,
    run=look,
    expect=(
        Expect("size", 24.0, within=0.0),
        Expect("torch", 24.0, within=0.0),
        Expect("agree", 20.0, within=0.0),
        Expect("flatten", 320.0, within=0.0),
        Expect("size", 28.0, within=0.0, given={"padding": 2}),
    ),
    tries=(
        Try(
            Text(
                en="stride=2: 24 becomes 12; the half that does not fit is cut off.",
                zh="stride=2：24 变成 12，放不下的那一半被舍去。",
            ),
            given={"stride": 2},
            value="size",
            about=12.0,
        ),
    ),
)
