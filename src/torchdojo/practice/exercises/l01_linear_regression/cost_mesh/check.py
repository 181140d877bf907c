"""Lecture 1 · cost-mesh: the cost of y = wx + b on a grid, b down, w across."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function, no_loop

X = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)


def cost_mesh(ws: Tensor, bs: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    return ((ws[:, None] * xs + bs[:, None, None] - ys) ** 2).mean(dim=-1)


def examples(_: Draw) -> Sequence[Call]:
    grid = torch.linspace(0, 4, 41, dtype=torch.float64)
    return [Call(grid, grid.clone(), X, 3 * X + 2)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = ((7, 4, 3), (2, 5, 9), (1, 6, 4), (3, 1, 1), (5, 5, 5))
    return [Call(draw.normal(w), draw.normal(b), draw.normal(n), draw.normal(n)) for w, b, n in sizes]


def sized(size: int) -> Call:
    grid = torch.linspace(0, 4, size, dtype=torch.float64)
    return Call(grid, grid.clone(), X, 3 * X + 2)


CHECK = Check(
    [
        *function(
            "cost_mesh", cost_mesh, examples, others, gradient=(0, 1),
            mistakes=(
                Mistake("transposed", lambda ws, bs, xs, ys: cost_mesh(ws, bs, xs, ys).T,
                        Text(en="Rows and columns are exchanged: row i belongs to bs[i], column j to ws[j].",
                             zh="行和列反了：第 i 行对应 bs[i]，第 j 列对应 ws[j]。")),
                Mistake("summed", lambda ws, bs, xs, ys: cost_mesh(ws, bs, xs, ys) * len(xs),
                        Text(en="These are sums over the points: divide by N.", zh="这是对点求的和：还要除以 N。")),
                Mistake("no-b", lambda ws, bs, xs, ys: cost_mesh(ws, 0 * bs, xs, ys),
                        Text(en="All rows are equal: b does not enter the prediction.", zh="各行都一样：b 没有进入预测。")),
                Mistake("b-subtracted", lambda ws, bs, xs, ys: cost_mesh(ws, -bs, xs, ys),
                        Text(en="b is subtracted: the model is w · x + b.", zh="b 被减掉了：模型是 w · x + b。")),
                Mistake("absolute", lambda ws, bs, xs, ys: (ws[:, None] * xs + bs[:, None, None] - ys).abs().mean(-1),
                        Text(en="These are absolute differences: they must be squared.", zh="这是差的绝对值：应当是平方。")),
            ),
        ),
        no_loop("cost_mesh", sized),
    ]
)  # fmt: skip
