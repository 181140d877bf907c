"""Lecture 3 · quadratic-gradients: the derivatives of mean (w1 x² + w2 x + b - y)²."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

X = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)


def quadratic_gradients(w: Tensor, x: Tensor, y: Tensor) -> Tensor:
    powers = torch.stack([x**2, x, torch.ones_like(x)])
    return 2 * powers @ (w @ powers - y) / x.numel()


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.ones(3, dtype=torch.float64), X, 2 * X)]


def others(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(3), draw.normal(n), draw.normal(n, scale=3)) for n in (1, 2, 5, 40)]


CHECK = Check(
    function(
        "quadratic_gradients", quadratic_gradients, examples, others,
        mistakes=(
            Mistake("no-two", lambda w, x, y: quadratic_gradients(w, x, y) / 2,
                    Text(en="Half of it: the square of the residual gives a factor 2.", zh="只有一半：残差的平方给出因子 2。")),
            Mistake("summed", lambda w, x, y: quadratic_gradients(w, x, y) * len(x),
                    Text(en="These are sums over the points: divide by N.", zh="这是对点求的和：还要除以 N。")),
            Mistake("sign", lambda w, x, y: -quadratic_gradients(w, x, y),
                    Text(en="The signs are reversed: the residual is prediction minus truth.", zh="符号反了：残差是预测值减真实值。")),
            Mistake("reversed", lambda w, x, y: quadratic_gradients(w, x, y).flip(0),
                    Text(en="The order is reversed: w1, w2, b.", zh="次序反了：依次是 w1、w2、b。")),
            Mistake("derivative-in-x", lambda w, x, y: torch.stack([
                (2 * (w[0] * x**2 + w[1] * x + w[2] - y) * k).mean() for k in (2 * x, torch.ones_like(x), torch.zeros_like(x))]),
                    Text(en="You differentiated x², x and 1 with respect to x: w is the variable here, x is data.", zh="你把 x²、x、1 对 x 求导了：这里的变量是 w，x 是数据。")),
            Mistake("no-inner", lambda w, x, y: (2 * (w[0] * x**2 + w[1] * x + w[2] - y)).mean().expand(3),
                    Text(en="All three are equal: the inner derivatives x², x and 1 are missing.", zh="三个都一样：漏了内层导数 x²、x、1。")),
            Mistake("linear-model", lambda w, x, y: quadratic_gradients(w * torch.tensor([0.0, 1, 1], dtype=torch.float64), x, y),
                    Text(en="The prediction lacks w1·x².", zh="预测值里漏了 w1·x²。")),
        ),
    ),
    forbidden=frozenset({"backward", "grad", "make_dual"}),
)  # fmt: skip
