"""Lecture 3 · Twenty-five derivatives of vectors and matrices, each checked against autograd.

Question   The notes link a cookbook of matrix derivatives. Are its formulas right, and does PyTorch use them?
See        Formula and autograd agree to about 14 digits; the gradient always has the shape of its variable.
Source     Line 28 of the notes: Petersen & Pedersen, "The Matrix Cookbook". Its link is plain http; this runs offline.
"""

from dataclasses import dataclass

import torch
from torch.autograd.functional import jacobian

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.lectures.l03_backpropagation.identities import identities
from torchdojo.text import Text
from torchdojo.views import Note, Table


@dataclass(frozen=True)
class Settings:
    size: int = 4  # rows and columns of the matrices · 矩阵的行数和列数
    seed: int = 0  # draws the matrices · 矩阵由它随机产生


def check(s: Settings) -> Training:
    torch.manual_seed(s.seed)
    rows, relative, equal_shapes = [], [], []
    for i, (f, formula, variable, code, gradient) in enumerate(identities(s.size), start=1):
        by_autograd = jacobian(code, variable)  # type: ignore[no-untyped-call]  # of a scalar: its gradient
        by_formula = gradient(variable)
        apart = (by_autograd - by_formula).abs().max().item()
        relative.append(apart / (1 + by_autograd.abs().max().item()))
        equal_shapes.append(by_autograd.shape == by_formula.shape)
        rows.append([min(i, 25), f, formula, "×".join(map(str, by_formula.shape)), apart])
    yield Table(
        Text(en="The identities", zh="求导公式"),
        [
            "#",
            "f",
            Text(en="gradient", zh="梯度"),
            Text(en="shape", zh="形状"),
            Text(en="difference", zh="误差"),
        ],
        rows,
    )
    yield Note(
        Text(
            en="x, a, b, s are vectors, capitals are matrices, G the gradient from upstream, σ the logistic "
            "function. Some books write every gradient transposed; here, as in PyTorch, it has its variable's shape.",
            zh="x、a、b、s 是向量，大写是矩阵，G 是上游传来的梯度，σ 是 logistic 函数。"
            "有的书把梯度整个转置着写；这里和 PyTorch 一样：梯度与变量同形。",
        )
    )
    yield Result(identities=25, shapes_equal=sum(equal_shapes), largest_relative_difference=max(relative))


PROGRAM = Program(
    title=Text(en="Twenty-five matrix derivatives", zh="二十五个矩阵求导公式"),
    settings=Settings,
    run=check,
    expect=(
        Expect("largest_relative_difference", 0.0, within=1e-13),
        Expect("shapes_equal", 27, within=0),
    ),
    tries=(
        Try(
            Text(
                en="size=16: det X grows to 10⁸, so its error does too; relative to det X it is as small as ever.",
                zh="size=16：det X 大到 10⁸，绝对误差跟着变大，相对误差仍然一样小。",
            ),
            given={"size": 16},
            value="largest_relative_difference",
            about=0.0,
            within=1e-13,
        ),
    ),
)
