"""Lecture 1 · mse: the mean of the squared differences."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

POINTS = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)


def mse(w: Tensor | float, xs: Tensor, ys: Tensor) -> Tensor:
    return ((w * xs - ys) ** 2).mean()


def examples(_: Draw) -> Sequence[Call]:
    return [Call(w, POINTS, 2 * POINTS) for w in (0.0, 1.0, 2.0, 3.0, 4.0)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = (1, 2, 7, 100)
    return [Call(draw.normal(), draw.normal(n), draw.normal(n, scale=3)) for n in sizes]


CHECK = Check(
    function(
        "mse", mse, examples, others, gradient=(0, 1),
        mistakes=(
            Mistake(
                "summed", lambda w, xs, ys: ((w * xs - ys) ** 2).sum(),
                Text(en="That is the sum of the squares: divide by N.", zh="这是平方和：还要除以 N。"),
            ),
            Mistake(
                "divided-twice", lambda w, xs, ys: ((w * xs - ys) ** 2).mean() / len(xs),
                Text(en="You divided by N twice.", zh="你除了两次 N。"),
            ),
            Mistake(
                "squared-the-mean", lambda w, xs, ys: (w * xs - ys).mean() ** 2,
                Text(en="You squared the mean of the differences: square first, then average.",
                     zh="你把差的平均值拿去平方了：先平方，再平均。"),
            ),
            Mistake(
                "absolute", lambda w, xs, ys: (w * xs - ys).abs().mean(),
                Text(en="These are absolute differences: they must be squared.", zh="这是差的绝对值：应当是平方。"),
            ),
            Mistake(
                "halved", lambda w, xs, ys: ((w * xs - ys) ** 2).mean() / 2,
                Text(en="It is half of the mean: the course's cost has no 1/2.", zh="少了一半：课上的代价前面没有 1/2。"),
            ),
        ),
    ),
    forbidden=frozenset({"mse_loss"}),
)  # fmt: skip
