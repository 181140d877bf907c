"""The views in a figure: one function per kind, drawing into a matplotlib SubFigure."""

import math
from collections.abc import Callable
from typing import Any

from torchdojo.plots.figure_fonts import Lettering
from torchdojo.plots.figure_panels import COLOURS, axes_of, colour, line, log_scale
from torchdojo.plots.graph_layout import depths
from torchdojo.plots.page_words import WORDS
from torchdojo.plots.scale import short, wants_log
from torchdojo.views import (
    Boundary,
    Confusion,
    Curve,
    GradientNorms,
    Graph,
    Grid,
    Images,
    Kernel,
    Line,
    Surface,
)

PICTURES = 16
WALKS = ("#e8175d", "#2f5bff", "#ff6a00", "#9c36d6")  # seen on every colour of a surface


def _curve(part: Any, letters: Lettering, view: Curve) -> None:
    axes = axes_of(part, letters.say(view.title), letters.say(view.x), letters.say(view.y))
    for k, (name, (xs, ys)) in enumerate(view.series.items()):
        line(axes, xs, ys, color=colour(k), label=letters.say(name, 24), marker="." if len(xs) <= 20 else "")
    if view.log_y and any(y > 0 for _, ys in view.series.values() for y in ys):
        log_scale(axes)
    if view.series:
        axes.legend(frameon=False)


def _fitted(part: Any, letters: Lettering, view: Line) -> None:
    axes = axes_of(part, letters.say(view.title), "x", "y")
    equation = f"y = {short(view.w)}x {'-' if view.b < 0 else '+'} {short(abs(view.b))}"
    if len(view.x_data):
        ends = [min(view.x_data), max(view.x_data)]
        axes.plot(ends, [view.w * x + view.b for x in ends], color=colour(0), label=equation)
        axes.scatter(view.x_data, view.y_data, color=colour(1), zorder=3, label=letters.say(WORDS["data"]))
        axes.legend(frameon=False)


def _surface(part: Any, letters: Lettering, view: Surface) -> None:
    axes = axes_of(part, letters.say(view.title), letters.say(view.x_label), letters.say(view.y_label))
    values = sorted({z for row in view.z for z in row if math.isfinite(z)})
    if len(values) > 1 and len(view.x) > 1 and len(view.y) > 1:
        levels = sorted({values[round(k * (len(values) - 1) / 12)] for k in range(13)})
        drawn = axes.contourf(view.x, view.y, view.z, levels=levels, cmap="viridis_r")
        part.colorbar(drawn, label=letters.say(view.z_label), format=lambda v, _: short(v, 3))
        axes.set_xlim(min(view.x), max(view.x))
        axes.set_ylim(min(view.y), max(view.y))
    for k, (name, (xs, ys)) in enumerate(view.paths.items()):
        axes.plot(xs, ys, color="white", linewidth=4, alpha=0.8, zorder=2)
        axes.plot(xs, ys, color=WALKS[k % len(WALKS)], linewidth=1.6, zorder=3, label=letters.say(name, 24))
    if view.paths:
        axes.legend(frameon=False)


def _boundary(part: Any, letters: Lettering, view: Boundary) -> None:
    axes = axes_of(part, letters.say(view.title), letters.say(view.x_label), letters.say(view.y_label))
    if len(view.x) > 1 and len(view.y) > 1:
        drawn = axes.contourf(
            view.x, view.y, view.p, levels=[k / 10 for k in range(11)], cmap="RdBu_r", alpha=0.7
        )
        part.colorbar(drawn, label=letters.say(WORDS["probability"]))
    for label in sorted({int(label) for _, _, label in view.points}):
        here = [(x, y) for x, y, k in view.points if k == label]
        hue = {0: colour(1), 1: colour(0)}.get(label, colour(label))
        axes.scatter(*zip(*here, strict=True), color=hue, edgecolor="white", linewidth=0.6, s=26)


def _confusion(part: Any, letters: Lettering, view: Confusion) -> None:
    axes = axes_of(part, letters.say(view.title), "", letters.say(WORDS["truth"]))
    names = [letters.say(name, 14) for name in view.classes]
    shares = [[count / max(1, sum(row)) for count in row] for row in view.counts]
    if not shares:
        return
    axes.grid(False)
    axes.imshow(shares, cmap="Greens", vmin=0, vmax=1)
    size = 10 if len(names) <= 12 else 7
    axes.set_xticks(range(len(names)), names, rotation=90 if max(map(len, names)) > 3 else 0, fontsize=size)
    axes.set_yticks(range(len(names)), names, fontsize=size)
    for i, row in enumerate(view.counts):
        for j, count in enumerate(row):
            if count and len(names) <= 12:
                dark = shares[i][j] > 0.6
                axes.text(
                    j, i, str(count), ha="center", va="center", fontsize=8, color="white" if dark else "black"
                )


def _images(part: Any, letters: Lettering, view: Images) -> None:
    part.suptitle(letters.say(view.title), fontsize=12)
    shown = [
        (image, caption)
        for image, caption in zip(view.images, view.captions, strict=False)
        if len(image) and len(image[0])
    ]
    shown = shown[:PICTURES]
    if not shown:
        return
    columns = math.ceil(math.sqrt(len(shown)))
    all_axes = part.subplots(math.ceil(len(shown) / columns), columns, squeeze=False).flat
    for axes in all_axes:
        axes.axis("off")
    for axes, (image, caption) in zip(part.axes, shown, strict=False):
        axes.imshow(image, cmap="gray", vmin=0, vmax=1)
        axes.set_title(letters.say(caption, 20), fontsize=8)


def _kernel(part: Any, letters: Lettering, view: Kernel) -> None:
    part.suptitle(letters.say(view.title), fontsize=12)
    grids = [
        (word, grid)
        for word, grid in zip(
            ("input", "kernel", "output"), (view.input, view.kernel, view.output), strict=True
        )
        if len(grid) and len(grid[0])
    ]
    for axes, (word, grid) in zip(part.subplots(1, 3), grids, strict=False):
        _grid(axes, f"{letters.say(WORDS[word])} {len(grid)}×{len(grid[0])}", grid)


def _grid(axes: Any, title: str, grid: Grid) -> None:
    axes.imshow(grid, cmap="Blues", alpha=0.6)
    axes.set_title(title, fontsize=10)
    axes.set_xticks([])
    axes.set_yticks([])
    if len(grid) <= 8 and len(grid[0]) <= 8:
        for i, row in enumerate(grid):
            for j, value in enumerate(row):
                axes.text(j, i, short(value, 2), ha="center", va="center", fontsize=8)


def _graph(part: Any, letters: Lettering, view: Graph) -> None:
    axes = part.subplots()
    axes.set_title(letters.say(view.title), fontsize=12)
    axes.axis("off")
    columns: dict[int, list[str]] = {}
    for name, depth in depths(view.nodes).items():
        columns.setdefault(depth, []).append(name)
    at = {
        name: (depth, len(names) / 2 - i) for depth, names in columns.items() for i, name in enumerate(names)
    }
    arrow = {"arrowstyle": "-|>", "color": COLOURS[-1], "shrinkB": 18}
    for node in view.nodes:
        for name in node.inputs:
            if name in at:
                axes.annotate("", at[node.name], at[name], arrowprops=arrow, zorder=1)
        told = [node.name, node.value, node.gradient and f"∂ {node.gradient}"]
        words = "\n".join(letters.say(word, 16) for word in told if word)
        box = {
            "boxstyle": "round",
            "facecolor": "#eef2ff" if node.inputs else "#fdf3d1",
            "edgecolor": COLOURS[-1],
        }
        axes.text(*at[node.name], words, ha="center", va="center", fontsize=8, bbox=box, zorder=2)
    axes.set_xlim(-0.6, max(columns, default=0) + 0.6)
    heights = [y for _, y in at.values()] or [0.0]
    axes.set_ylim(min(heights) - 0.6, max(heights) + 0.6)


def _norms(part: Any, letters: Lettering, view: GradientNorms) -> None:
    axes = axes_of(part, letters.say(view.title), letters.say(WORDS["layer"]), letters.say(WORDS["norm"]))
    for k, (name, norms) in enumerate(view.series.items()):
        axes.plot(
            range(1, len(norms) + 1),
            norms,
            color=colour(k),
            marker="o",
            markersize=4,
            label=letters.say(name, 24),
        )
    if wants_log(v for norms in view.series.values() for v in norms if v):
        log_scale(axes)
    if view.series:
        axes.legend(frameon=False)


DRAWERS: dict[type[Any], Callable[[Any, Lettering, Any], None]] = {
    Curve: _curve,
    Line: _fitted,
    Surface: _surface,
    Boundary: _boundary,
    Confusion: _confusion,
    Images: _images,
    Kernel: _kernel,
    Graph: _graph,
    GradientNorms: _norms,
}
