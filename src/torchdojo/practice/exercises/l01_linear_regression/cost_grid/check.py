"""Lecture 1 · cost-grid: the costs of a row of w, by broadcasting."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function, no_loop

POINTS = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)


def cost_grid(ws: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    return ((ws[:, None] * xs - ys) ** 2).mean(dim=1)


def examples(_: Draw) -> Sequence[Call]:
    return [Call(torch.arange(5.0, dtype=torch.float64), POINTS, 2 * POINTS)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = ((41, 3), (3, 3), (1, 8), (6, 1), (0, 3))
    return [Call(draw.normal(w), draw.normal(n), draw.normal(n, scale=3)) for w, n in sizes]


def sized(size: int) -> Call:
    return Call(torch.linspace(0, 4, size, dtype=torch.float64), POINTS, 2 * POINTS)


EXAMPLES, *OTHERS = function(
    "cost_grid", cost_grid, examples, others, gradient=(0,),
    mistakes=(
        Mistake(
            "summed", lambda ws, xs, ys: ((ws[:, None] * xs - ys) ** 2).sum(dim=1),
            Text(en="These are sums over the points: divide by N.", zh="这是对点求的和：还要除以 N。"),
        ),
        Mistake(
            "averaged-over-w", lambda ws, xs, ys: ((ws[:, None] * xs - ys) ** 2).mean(dim=0),
            Text(en="You averaged over the w: one cost per w is asked for, so average over the points.",
                 zh="你对 w 求了平均：每个 w 要有一个代价，应当对点求平均。"),
        ),
        Mistake(
            "averaged-over-all", lambda ws, xs, ys: ((ws[:, None] * xs - ys) ** 2).mean(),
            Text(en="You averaged over everything: name the axis of the points in mean(dim=...).",
                 zh="你把全部都平均了：在 mean(dim=...) 里写明点所在的轴。"),
        ),
        Mistake(
            "not-averaged", lambda ws, xs, ys: (ws[:, None] * xs - ys) ** 2,
            Text(en="That is the whole table of squares: the average over the points is missing.",
                 zh="这是整张平方表：还差一步，对点求平均。"),
        ),
    ),
)  # fmt: skip
CHECK = Check(
    [EXAMPLES, no_loop("cost_grid", sized), *OTHERS]
)  # torch.stack in a loop stumbles over no w at all
