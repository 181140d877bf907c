"""Lecture 5 · six-sigmoids: values, slope 1 at 0, limits -1 and 1, and which of the six is wrong."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Closeness,
    Draw,
    Text,
    Wrong,
    agrees,
    function,
    prop,
    said,
    show,
)

NAMES = ("erf(√π/2·x)", "x/√(1+x²)", "tanh(x)", "2/π·atan(π/2·x)", "2/π·gd(π/2·x)", "x/(1+|x|)")


def sigmoids(x: Tensor) -> Tensor:
    return torch.stack(
        [
            torch.erf(math.sqrt(math.pi) / 2 * x), x / torch.sqrt(1 + x**2), torch.tanh(x), torch.atan(math.pi / 2 * x) * 2 / math.pi,
            4 / math.pi * torch.atan(torch.tanh(math.pi / 4 * x)), x / (1 + x.abs()),
        ]
    )  # fmt: skip


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.tensor(1.0).double())]


def others(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(*s, scale=2)) for s in ((), (1,), (7,), (3, 4), (2, 3, 5))]


def asked(answer: Answer, x: Tensor) -> Tensor:
    got = answer.call("sigmoids", x)
    if isinstance(got, list | tuple):
        says = Text(
            en="Six tensors come back one by one: stack them to one tensor.",
            zh="返回的是六个分开的张量：要叠成一个。",
        )
        raise Wrong("not-a-tensor", says, f"sigmoids({show(x)})", show(got))
    if isinstance(got, Tensor) and got.dim() == 2 and got.shape == (len(x), 6) and len(x) != 6:
        says = Text(
            en="The new axis of six is behind; it is to be in front: (6, ...).",
            zh="新的那一维（六条）跑到后面去了；应当在最前面：(6, ...)。",
        )
        raise Wrong(
            "axis-behind",
            says,
            f"sigmoids(x {tuple(x.shape)})",
            f"shape {tuple(got.shape)}",
            f"shape {(6, *x.shape)}",
        )
    return got


@prop("each curve: its zero, slope and limits", "每条曲线：零点、斜率、两端的极限")
def each(answer: Answer, draw: Draw) -> None:
    x = torch.tensor([0.0, -1e6, 1e6, -1e-4, 1e-4], dtype=torch.float64)
    got = asked(answer, x)
    if not isinstance(got, Tensor) or got.shape != (6, 5):
        return  # the next property says it
    where = torch.linspace(-3, 3, 13, dtype=torch.float64)
    curves, right = asked(answer, where.clone()), sigmoids(where)
    for i, name in enumerate(NAMES):
        twins = [k for k in range(6) if k != i and agrees(curves[i], right[k], Closeness(1e-4, 1e-4))]
        if twins:
            says = Text(
                en=f"In place {i + 1} stands curve {twins[0] + 1}: keep the order of the task.",
                zh=f"第 {i + 1} 个位置上是第 {twins[0] + 1} 条曲线：次序要和题目一致。",
            )
            raise Wrong("exchanged", says, f"sigmoids(x)[{i}]", NAMES[twins[0]], name)
        at_zero, low, high, below, above = got[i].tolist()
        slope = (above - below) / 2e-4
        if abs(at_zero) > 1e-6:
            says = Text(
                en=f"Curve {i + 1} does not go through (0, 0): is it the logistic function, or shifted?",
                zh=f"第 {i + 1} 条曲线不经过 (0, 0)：是不是用了逻辑斯蒂函数，或者平移了？",
            )
            raise Wrong("not-through-zero", says, f"sigmoids(0.0)[{i}], {name}", show(at_zero), "0.0")
        if math.isnan(low) or math.isnan(high):
            says = Text(
                en=f"Curve {i + 1} is nan for a large x: an exp overflows on the way.",
                zh=f"x 很大时第 {i + 1} 条曲线变成了 nan：中间有 exp 溢出了。",
            )
            raise Wrong(
                "overflow",
                says,
                f"sigmoids(tensor([-1e6, 1e6]))[{i}], {name}",
                show([low, high]),
                "[-1.0, 1.0]",
            )
        if abs(low + 1) > 1e-4 or abs(high - 1) > 1e-4:
            says = Text(
                en=f"Curve {i + 1} does not end at -1 and 1: the factor outside, a root or an |x| is missing.",
                zh=f"第 {i + 1} 条曲线的两端不是 -1 和 1：少了外面的系数、根号或者 |x|。",
            )
            raise Wrong(
                "wrong-limit",
                says,
                f"sigmoids(tensor([-1e6, 1e6]))[{i}], {name}",
                show([low, high]),
                "[-1.0, 1.0]",
            )
        if abs(slope - 1) > 1e-3:
            says = Text(
                en=f"Curve {i + 1} has another slope at 0 than 1: look at the factor of x inside.",
                zh=f"第 {i + 1} 条曲线在 0 处的斜率不是 1：看看里面 x 的系数。",
            )
            raise Wrong(
                "wrong-slope",
                says,
                said(f"slope of sigmoids(x)[{i}] at 0, {name}", f"sigmoids(x)[{i}] 在 0 处的斜率，{name}"),
                show(slope),
                "1.0",
            )


CHECK = Check([each, *function("sigmoids", sigmoids, examples, others, gradient=(0,))])
