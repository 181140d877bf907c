"""Lecture 4 · "Learning PyTorch with Examples" 1 to 4: from numpy to a derivative rule of your own.

Question   What does PyTorch take off my hands, and what must I still write?
See        The same cubic is fitted to sin x four times; the first three walk exactly the same way.
Source     The page the notes name at their top. Until late 2020 it had nine programs on random data; the fifth, a
           static graph in TensorFlow, was dropped, and all now fit sin x. Written new here, each as a function.
"""

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor

from torchdojo.engine.program import Expect, Program, Training
from torchdojo.lectures.l04_pytorch_linear_regression.sine import Run, Settings, curve, side_by_side, start
from torchdojo.text import Text

LR = 1e-6  # the loss is a sum over 2,000 points, so its slope is 2,000 times that of a mean


def with_numpy(seed: int) -> Run:
    """1 · Everything by hand: prediction, loss and the derivative of every parameter."""
    x = np.linspace(-math.pi, math.pi, 2000)  # (2000)
    y = np.sin(x)  # (2000)
    a, b, c, d = start(seed)
    while True:
        y_pred = a + b * x + c * x**2 + d * x**3  # (2000)
        slope = 2 * (y_pred - y)  # (2000)  derivative of the loss by every prediction
        a -= LR * slope.sum()
        b -= LR * (slope * x).sum()
        c -= LR * (slope * x**2).sum()
        d -= LR * (slope * x**3).sum()
        yield float(((y_pred - y) ** 2).sum()), y_pred


def with_tensors(seed: int) -> Run:
    """2 · The same with tensors: nothing new but the type, which may live on a GPU."""
    x, y = curve()
    a, b, c, d = (torch.tensor(v) for v in start(seed))
    while True:
        y_pred = a + b * x + c * x**2 + d * x**3  # (2000)
        slope = 2 * (y_pred - y)  # (2000)
        a -= LR * slope.sum()
        b -= LR * (slope * x).sum()
        c -= LR * (slope * x**2).sum()
        d -= LR * (slope * x**3).sum()
        yield (y_pred - y).square().sum().item(), y_pred


def with_autograd(seed: int) -> Run:
    """3 · backward() finds the four derivatives; the update is still ours."""
    x, y = curve()
    a, b, c, d = parameters = [torch.tensor(v, requires_grad=True) for v in start(seed)]
    while True:
        y_pred = a + b * x + c * x**2 + d * x**3  # (2000)
        loss: Any = (y_pred - y).square().sum()
        loss.backward()
        descend(parameters, LR)
        yield loss.item(), y_pred.detach()


class LegendreP3(torch.autograd.Function):
    """(5x³ - 3x) / 2 with its derivative 1.5 (5x² - 1), which autograd then uses instead of its own."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return 0.5 * (5 * x**3 - 3 * x)

    @staticmethod
    def backward(ctx: Any, upstream: Tensor) -> Tensor:
        (x,) = ctx.saved_tensors
        return upstream * 1.5 * (5 * x**2 - 1)


def with_own_function(seed: int) -> Run:
    """4 · A derivative rule of our own: y = a + b·P3(c + d·x). It starts at fixed values, so the seed is not used."""
    x, y = curve()
    a, b, c, d = parameters = [torch.tensor(v, requires_grad=True) for v in (0.0, -1.0, 0.0, 0.3)]
    p3: Any = LegendreP3.apply
    while True:
        y_pred = a + b * p3(c + d * x)  # (2000)
        loss: Any = (y_pred - y).square().sum()
        loss.backward()
        descend(parameters, 5e-6)
        yield loss.item(), y_pred.detach()


def descend(parameters: list[Tensor], lr: float) -> None:
    with torch.no_grad():
        for p in parameters:
            p -= lr * p.grad  # type: ignore[operator]
            p.grad = None  # or the next backward() would add to it


PROGRAMS = {"numpy": with_numpy, "tensors": with_tensors, "autograd": with_autograd, "P3": with_own_function}


def train(s: Settings) -> Training:
    yield from side_by_side({name: program(s.seed) for name, program in PROGRAMS.items()}, s)


PROGRAM = Program(
    title=Text(en="Examples 1 to 4: by hand", zh="官方示例 1–4：亲手来"),
    settings=Settings,
    run=train,
    expect=(
        Expect("P3", 8.9437, within=0.001),
        Expect("autograd", 10.75, within=1.7),  # the start is random: 9.2 to 12.3
        Expect("autograd", 8.8172, within=0.0001, given={"updates": 6000}, slow=True),  # all four arrive
        Expect("lowest_of_any_cubic", 8.8172, within=0.0001),
    ),
    quick={"updates": 200},
)
