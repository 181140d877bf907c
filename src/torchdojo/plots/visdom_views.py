"""Every kind of view as a window of the visdom page."""

import base64
from collections.abc import Callable
from html import escape
from typing import Any

from torchdojo.plots.curves import decimate
from torchdojo.plots.png import png
from torchdojo.plots.visdom_graph import graph
from torchdojo.plots.visdom_grids import boundary, confusion, kernel, surface
from torchdojo.plots.visdom_window import POINTS, Json, Window, axis, colour, line, numbers, table, text
from torchdojo.text import Text
from torchdojo.views import (
    Boundary,
    Confusion,
    Curve,
    GradientNorms,
    Graph,
    Images,
    Kernel,
    Line,
    Note,
    Surface,
    Table,
    View,
)

ROWS, PICTURES = 256, 64  # shown in a window; the report has them all
TILE = 56  # pixels a small picture is drawn wide
LAYER = Text(en="layer", zh="层")
NORM = Text(en="norm of the gradient", zh="梯度的范数")


def window_of(view: View) -> Window:
    """Draw any view."""
    return _DRAWN[type(view)](view)


def _note(view: Note) -> Window:
    return text("", f"<p>{escape(str(view.text))}</p>")


def _table(view: Table) -> Window:
    return text(str(view.title), table(view.columns, view.rows[:ROWS]))


def _curve(view: Curve) -> Window:
    traces = []
    for i, (name, (xs, ys)) in enumerate(view.series.items()):
        x, y = decimate(xs, ys, POINTS)
        traces.append(line(x, y, name, colour(i)))
    layout = {"xaxis": axis(view.x), "yaxis": axis(view.y, view.log_y), "showlegend": len(traces) > 1}
    return Window(str(view.title), traces, layout)


def _line(view: Line) -> Window:
    low, high = min(view.x_data, default=0.0), max(view.x_data, default=1.0)
    ends = [low - (high - low) / 10, high + (high - low) / 10]
    points: Json = {
        "type": "scatter",
        "mode": "markers",
        "x": numbers(view.x_data),
        "y": numbers(view.y_data),
    }
    formula = f"y = {view.w:.4g}·x {'-' if view.b < 0 else '+'} {abs(view.b):.4g}"
    fitted = line(ends, [view.w * x + view.b for x in ends], formula, colour(1))
    points |= {"name": "y_data", "marker": {"size": 10, "color": colour(0)}}
    return Window(
        str(view.title), [points, fitted], {"xaxis": axis("x"), "yaxis": axis("y"), "showlegend": True}
    )


def _gradient_norms(view: GradientNorms) -> Window:
    traces = [
        line(range(1, len(norms) + 1), norms, name, colour(i), mode="lines+markers")
        for i, (name, norms) in enumerate(view.series.items())
    ]
    layout = {"xaxis": axis(LAYER), "yaxis": axis(NORM, log=True), "showlegend": True}
    return Window(str(view.title), traces, layout)


def _images(view: Images) -> Window:
    tiles = []
    for picture, caption in list(zip(view.images, view.captions, strict=False))[:PICTURES]:
        src = "data:image/png;base64," + base64.b64encode(png(picture)).decode()
        style = f"width:{TILE}px;image-rendering:pixelated;display:block"
        tiles.append(
            f'<figure style="margin:4px;text-align:center"><img src="{src}" style="{style}">'
            f"<figcaption>{escape(str(caption))}</figcaption></figure>"
        )
    return text(str(view.title), f'<div style="display:flex;flex-wrap:wrap">{"".join(tiles)}</div>')


_DRAWN: dict[type, Callable[[Any], Window]] = {
    Note: _note,
    Table: _table,
    Curve: _curve,
    Line: _line,
    Surface: surface,
    Boundary: boundary,
    Confusion: confusion,
    Images: _images,
    Kernel: kernel,
    Graph: graph,
    GradientNorms: _gradient_norms,
}
