"""Lecture 1 · cost-surface: a figure with one surface, x is w, y is b, z is the cost."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d.art3d import Poly3DCollection
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, prop, replaced


def drawn(answer: Answer, ws: Tensor, bs: Tensor) -> tuple[Any, Tensor]:
    """Return the axes of the learner's figure and the costs that were given."""
    costs = (ws - 3.0) ** 2 + 2.0 * (bs[:, None] - 2.0) ** 2 + ws * bs[:, None]
    figure = answer.call("draw_surface", ws.clone(), bs.clone(), costs.clone())
    if not isinstance(figure, Figure):
        says = Text(en="The figure must come back.", zh="要把 figure 返回来。")
        raise Wrong("no-figure", says, "draw_surface(ws, bs, costs)", type(figure).__name__, "Figure")
    axes = [one for one in figure.get_axes() if one.name == "3d"]  # a colour bar has axes of its own
    if len(axes) != 1:
        says = Text(
            en='One three-dimensional axes is asked for: projection="3d".',
            zh='要的是一个三维坐标系：projection="3d"。',
        )
        raise Wrong("not-3d", says, got=str([one.name for one in figure.get_axes()]), expected="['3d']")
    return axes[0], costs


def corners(axes: Any) -> Any:
    """Return the points of the surface, (points, 3)."""
    surfaces = [c for c in axes.collections if isinstance(c, Poly3DCollection)]
    if len(surfaces) != 1:
        says = Text(
            en="There is no surface (plot_surface) in the axes, or more than one.",
            zh="坐标系里没有曲面（plot_surface），或者不止一张。",
        )
        raise Wrong("no-surface", says, got=str(len(surfaces)), expected="1")
    faces = surfaces[0]._faces if hasattr(surfaces[0], "_faces") else surfaces[0]._vec[:3].T
    return np.asarray(faces, dtype=float).reshape(-1, 3)


@prop("one surface in three dimensions", "一张三维曲面")
def surface(answer: Answer, draw: Draw) -> None:
    axes, _ = drawn(answer, torch.linspace(0, 4, 9), torch.linspace(-1, 2, 6))
    corners(axes)


@prop("w to the right, b into the depth, the cost upwards", "x 是 w，y 是 b，z 是代价")
def places(answer: Answer, draw: Draw) -> None:
    for w_count, b_count in ((9, 6), (5, 5)):
        ws, bs = torch.linspace(0, 4, w_count), torch.linspace(-1, 2, b_count)
        axes, _ = drawn(answer, ws, bs)
        points = torch.as_tensor(corners(axes))
        x, y, z = points[:, 0], points[:, 1], points[:, 2]
        if agrees(x.max(), 2.0) and agrees(y.max(), 4.0):
            raise Wrong(
                "swapped", Text(en="w and b are exchanged: x must be w.", zh="w 和 b 反了：x 轴应当是 w。")
            )
        height = (x - 3) ** 2 + 2 * (y - 2) ** 2 + x * y
        near = torch.isclose(z, height, rtol=1e-3, atol=1e-3)
        if not near.all():
            bad = int((~near).nonzero()[0])
            says = Text(
                en="A point of the surface has not the cost that belongs to its w and b: rows are b, columns are w.",
                zh="曲面上有的点，高度不是它的 w、b 对应的代价：行是 b，列是 w。",
            )
            where = f"w={x[bad]:.2f} b={y[bad]:.2f}"
            raise Wrong("wrong-height", says, where, f"{z[bad]:.3f}", f"{height[bad]:.3f}")


@prop("the names of the axes", "轴的名称")
def labels(answer: Answer, draw: Draw) -> None:
    axes, _ = drawn(answer, torch.linspace(0, 4, 9), torch.linspace(-1, 2, 6))
    got = (axes.get_xlabel(), axes.get_ylabel(), axes.get_zlabel())
    if got != ("w", "b", "cost"):
        raise Wrong(
            "no-labels",
            Text(en="The axes are not labelled as asked.", zh="轴的名称和要求的不一样。"),
            got=str(got),
            expected="('w', 'b', 'cost')",
        )


@prop("a figure of its own for every call", "每次调用都是新图")
def fresh(answer: Answer, draw: Draw) -> None:
    first, _ = drawn(answer, torch.linspace(0, 4, 5), torch.linspace(0, 2, 4))
    second, _ = drawn(answer, torch.linspace(0, 4, 5), torch.linspace(0, 2, 4))
    if first.figure is second.figure:
        raise Wrong(
            "one-figure", Text(en="Two calls draw into the same figure.", zh="两次调用画在了同一张图里。")
        )


@prop("nothing waits for a window", "不等窗口")
def not_shown(answer: Answer, draw: Draw) -> None:
    shown: list[bool] = []
    with replaced(plt, "show", lambda *args, **kwargs: shown.append(True)):
        drawn(answer, torch.linspace(0, 4, 5), torch.linspace(0, 2, 4))
    if shown:
        raise Wrong(
            "shown",
            Text(
                en="plt.show() stops the program until the window is closed: return the figure instead.",
                zh="plt.show() 会让程序停住，直到关掉窗口：直接返回 figure 就好。",
            ),
        )


CHECK = Check([surface, places, labels, fresh, not_shown])
