"""Views made of grids of numbers as windows of the visdom page: surfaces, boundaries, counts, convolutions."""

import math
from html import escape

from torchdojo.plots.visdom_window import WIDTH, Json, Window, axis, colour, grid, note, numbers
from torchdojo.text import Text
from torchdojo.views import Boundary, Confusion, Grid, Kernel, Surface

CLASSES = [
    [0, colour(0)],
    [0.5, "#ffffff"],
    [1, colour(1)],
]  # the colours of the points of class 0 and class 1
READABLE = 12  # numbers are written into a grid of at most so many rows and columns
CALLED = Text(en="called", zh="判为")
REALLY = Text(en="really", zh="实际")
INPUT, KERNEL, OUTPUT = (
    Text(en="input", zh="输入"),
    Text(en="kernel", zh="卷积核"),
    Text(en="output", zh="输出"),
)


def surface(view: Surface) -> Window:
    """Draw a cost to be turned with the mouse, with the paths walked on it."""
    z = grid(view.z)
    traces: list[Json] = [{"type": "surface", "x": numbers(view.x), "y": numbers(view.y), "z": z}]
    traces[0] |= {"colorscale": "Viridis", "opacity": 0.9 if view.paths else 1.0, "showscale": not view.paths}
    for i, (name, (xs, ys)) in enumerate(view.paths.items()):
        heights = [_height(view, x, y) for x, y in zip(xs, ys, strict=False)]
        walked: Json = {
            "type": "scatter3d",
            "mode": "lines+markers",
            "name": escape(name),
            "marker": {"size": 3},
        }
        walked |= {
            "x": numbers(xs),
            "y": numbers(ys),
            "z": numbers(heights),
            "line": {"color": colour(i + 1), "width": 5},
        }
        traces.append(walked)
    labels = {"xaxis": view.x_label, "yaxis": view.y_label, "zaxis": view.z_label}
    scene = {key: {"title": escape(str(label))} for key, label in labels.items()}
    margin = {"l": 0, "r": 0, "t": 40, "b": 0}
    return Window(str(view.title), traces, {"scene": scene, "margin": margin, "showlegend": bool(view.paths)})


def _height(view: Surface, x: float, y: float) -> float:
    """Return the cost at the grid point nearest to (x, y), NaN for a path that has left the surface."""
    if not (min(view.x) <= x <= max(view.x) and min(view.y) <= y <= max(view.y)):
        return math.nan
    j = min(range(len(view.x)), key=lambda j: abs(view.x[j] - x))
    i = min(range(len(view.y)), key=lambda i: abs(view.y[i] - y))
    return view.z[i][j]


def boundary(view: Boundary) -> Window:
    """Draw the probability as colour, the points in the colours of their classes."""
    level = {"start": 0.0, "end": 1.0, "size": 0.1}
    traces: list[Json] = [
        {"type": "contour", "x": numbers(view.x), "y": numbers(view.y), "z": grid(view.p)}
        | {
            "colorscale": CLASSES,
            "reversescale": True,
            "contours": level,
            "zmin": 0,
            "zmax": 1,
            "opacity": 0.7,
        }
    ]
    for k in sorted({kind for _, _, kind in view.points}):
        xs, ys = (
            [x for x, _, kind in view.points if kind == k],
            [y for _, y, kind in view.points if kind == k],
        )
        marker = {"color": colour(k), "size": 7, "line": {"color": "white", "width": 1}}
        traces.append(
            {"type": "scatter", "mode": "markers", "name": str(k), "x": xs, "y": ys, "marker": marker}
        )
    layout = {"xaxis": axis(view.x_label), "yaxis": axis(view.y_label), "showlegend": False}
    return Window(str(view.title), traces, layout)


def confusion(view: Confusion) -> Window:
    """Draw the counts as colour, with the numbers where there is room."""
    names = [escape(str(c)) for c in view.classes]
    places = list(range(len(names)))
    heat = {"type": "heatmap", "z": grid(view.counts), "colorscale": "Blues", "reversescale": True}
    ticks: Json = {"tickvals": places, "ticktext": names}
    layout = {"xaxis": axis(CALLED, **ticks), "yaxis": axis(REALLY, autorange="reversed", **ticks)}
    return Window(str(view.title), [heat], {**layout, "annotations": _written(view.counts, READABLE + 8)})


def _written(values: Grid, most: int = READABLE, **where: str) -> list[Json]:
    """Write the numbers into a grid that is small enough to read them; large values lie on dark ground."""
    if len(values) > most or any(len(row) > most for row in values):
        return []
    flat = [v for row in values for v in row if math.isfinite(v)]
    middle = (min(flat) + max(flat)) / 2 if flat else 0.0
    return [
        note(j, i, f"{v:.3g}", font={"size": 10, "color": "white" if v > middle else "black"}, **where)
        for i, row in enumerate(values)
        for j, v in enumerate(row)
    ]


def kernel(view: Kernel) -> Window:
    """Draw input, kernel and output beside each other."""
    layout: Json = {"annotations": [], "margin": {"l": 20, "r": 20, "t": 70, "b": 20}}
    traces = []
    for i, (name, values) in enumerate(((INPUT, view.input), (KERNEL, view.kernel), (OUTPUT, view.output))):
        number = str(i + 1) if i else ""
        here = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        traces.append(
            {
                "type": "heatmap",
                "z": grid(values),
                "colorscale": "Greys",
                "reversescale": True,
                "showscale": False,
                **here,
            }
        )
        bare = {"showticklabels": False, "constrain": "domain"}
        layout[f"xaxis{number}"] = {"domain": [i * 0.35, i * 0.35 + 0.3], **bare}
        layout[f"yaxis{number}"] = {
            "autorange": "reversed",
            "scaleanchor": f"x{number}",
            "anchor": f"x{number}",
            **bare,
        }
        layout["annotations"] += _written(values, xref=here["xaxis"], yref=here["yaxis"])
        layout["annotations"].append(note(i * 0.35 + 0.15, 1.08, str(name), xref="paper", yref="paper"))
    return Window(str(view.title), traces, layout, width=2 * WIDTH)
