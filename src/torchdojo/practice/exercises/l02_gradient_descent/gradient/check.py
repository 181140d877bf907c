"""Lecture 2 · gradient: the derivative of the mean squared error, by hand."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

POINTS = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)


def gradient(w: Tensor | float, xs: Tensor, ys: Tensor) -> Tensor:
    return (2 * xs * (w * xs - ys)).mean()


def examples(_: Draw) -> Sequence[Call]:
    return [Call(w, POINTS, 2 * POINTS) for w in (1.0, 0.0, 2.0, 3.5)]


def others(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(), draw.normal(n), draw.normal(n, scale=3)) for n in (1, 2, 7, 60)]


CHECK = Check(
    function(
        "gradient", gradient, examples, others,
        mistakes=(
            Mistake("no-two", lambda w, xs, ys: gradient(w, xs, ys) / 2,
                    Text(en="It is half of the gradient: the derivative of a square has a factor 2.", zh="只有一半：平方的导数里有因子 2。")),
            Mistake("no-x", lambda w, xs, ys: (2 * (w * xs - ys)).mean(),
                    Text(en="The inner derivative is missing: w·x - y changes by x when w changes by 1.", zh="漏了内层导数：w 变 1，w·x - y 变 x。")),
            Mistake("summed", lambda w, xs, ys: gradient(w, xs, ys) * len(xs),
                    Text(en="That is the sum over the points: divide by N.", zh="这是对点求的和：还要除以 N。")),
            Mistake("sign", lambda w, xs, ys: -gradient(w, xs, ys),
                    Text(en="The sign is reversed: it is prediction minus truth.", zh="符号反了：应当是预测值减真实值。")),
            Mistake("the-cost", lambda w, xs, ys: ((w * xs - ys) ** 2).mean(),
                    Text(en="That is the cost itself, not its derivative.", zh="这是代价本身，不是它的导数。")),
            Mistake("product-of-means", lambda w, xs, ys: 2 * xs.mean() * (w * xs - ys).mean(),
                    Text(en="A mean of products is not the product of means: multiply point by point, then average.",
                         zh="乘积的平均不等于平均的乘积：先逐点相乘，再取平均。")),
        ),
    ),
    forbidden=frozenset({"backward", "grad", "make_dual"}),
)  # fmt: skip
