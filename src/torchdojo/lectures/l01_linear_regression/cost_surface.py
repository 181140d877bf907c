"""Lecture 1 · The cost surface of y = w·x + b, on a grid of 41 × 41.

Question   With two parameters, what does the cost look like, and where is its lowest point?
See        A long narrow valley, not a round bowl: w and b can trade against each other.
Source     Homework of course lecture 2 (its data follow y = 3x + 2). On two fronts old answers fail today:
           `Axes3D(fig)` draws nothing and `fig.gca(projection="3d")` is an error; see the page.
"""

from dataclasses import dataclass

import numpy as np

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Line, Surface, Table


@dataclass(frozen=True)
class Settings:
    slope: float = 3.0  # the w behind the three points · 产生数据的 w
    intercept: float = 2.0  # the b behind the three points · 产生数据的 b


def search(s: Settings) -> Training:
    # data ------------------------------------------------------------------------------------
    x_data = np.array([1.0, 2.0, 3.0])  # (3)
    y_data = s.slope * x_data + s.intercept  # (3)

    # every pair of w and b at once --------------------------------------------------------------
    steps = np.arange(41) / 10  # (41)  0.0, 0.1 ... 4.0
    w, b = np.meshgrid(steps, steps)  # both (41, 41): w changes along a row, b from row to row
    y_pred = w[:, :, None] * x_data + b[:, :, None]  # (41, 41, 3)
    cost = ((y_pred - y_data) ** 2).mean(axis=2)  # (41, 41)

    row, column = np.unravel_index(cost.argmin(), cost.shape)
    best_w, best_b = float(w[row, column]), float(b[row, column])
    yield Surface(
        Text(en="Cost over w and b", zh="代价随 w 和 b 的变化"),
        steps.tolist(),
        steps.tolist(),
        cost.tolist(),
        "w",
        "b",
        Text(en="cost", zh="代价"),
        paths={"valley": (steps.tolist(), steps[cost.argmin(axis=0)].tolist())},  # the best b for every w
    )
    along_valley = [float(cost[:, j].min()) for j in range(41)]
    yield Curve(
        Text(en="Three cuts through the surface", zh="曲面的三个剖面"),
        x="w",
        y=Text(en="cost", zh="代价"),
        series={
            f"b = {best_b:g}": (steps.tolist(), cost[row].tolist()),
            "b = 0": (steps.tolist(), cost[0].tolist()),
            "best b": (steps.tolist(), along_valley),
        },
    )
    yield Table(
        Text(en="Which index is which? cost[i, j] has b in its rows", zh="哪个下标是谁？cost[i, j] 的行是 b"),
        ["w", "b", "cost[b, w]", Text(en="read the wrong way, cost[w, b]", zh="读反了，cost[w, b]")],
        [[float(j), float(i), cost[10 * i, 10 * j], cost[10 * j, 10 * i]] for i, j in CORNERS],
    )
    yield Line(Text(en="The best line", zh="最好的直线"), x_data.tolist(), y_data.tolist(), best_w, best_b)

    curvature = 2 * np.array([[np.mean(x_data**2), np.mean(x_data)], [np.mean(x_data), 1]])  # (2, 2)
    flat, steep = np.linalg.eigvalsh(curvature)
    yield Table(
        Text(en="How narrow the valley is", zh="这条山谷有多窄"),
        [Text(en="direction", zh="方向"), Text(en="curvature of the cost", zh="代价的曲率")],
        [
            [Text(en="across the valley", zh="横穿山谷"), float(steep)],
            [Text(en="along the valley", zh="沿着山谷"), float(flat)],
            [Text(en="steep / flat", zh="陡 / 平"), float(steep / flat)],
        ],
    )
    yield Result(
        w=best_w,
        b=best_b,
        cost=float(cost.min()),
        cost_at_zero=float(cost[0, 0]),
        tries=cost.size,
        steep_over_flat=float(steep / flat),
    )


CORNERS = ((0, 0), (0, 4), (4, 0), (4, 4), (2, 3))  # pairs of b and w

PROGRAM = Program(
    title=Text(en="The cost surface", zh="代价曲面"),
    settings=Settings,
    run=search,
    expect=(
        Expect("w", 3.0, within=1e-9),
        Expect("b", 2.0, within=1e-9),
        Expect("cost", 0.0, within=1e-9),
        Expect("cost_at_zero", 70.0, within=1e-9),
        Expect("tries", 1681, within=0),
        Expect("steep_over_flat", 46.145, within=0.001),
    ),
    tries=(
        Try(
            Text(
                en="slope=5 is off the grid: the search answers w = 4, the edge. Best at the edge means: look further.",
                zh="slope=5 落在网格之外，搜索只能答 w = 4，也就是边缘。最优点在边缘上，说明还要往外找。",
            ),
            given={"slope": 5.0},
            value="w",
            about=4.0,
            within=1e-9,
        ),
    ),
)
