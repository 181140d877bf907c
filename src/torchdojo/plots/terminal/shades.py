"""Fields of values as shaded cells: a cost surface, a classifier's boundary, small pictures."""

import math
from bisect import bisect_right
from collections.abc import Sequence

from torchdojo.plots.scale import short
from torchdojo.plots.terminal.cells import centred, clean, fit, listed, nothing, say, wrap
from torchdojo.plots.terminal.ink import Ink, Paint
from torchdojo.views import Boundary, Grid, Images, Surface

ROWS, COLUMNS = 16, 48  # about square and a half: a cell is twice as high as it is wide
CLASSES = "ox+*#%"  # how a point of class 0, 1, ... is written


class Field:
    """Values z[i][j] over x[j] and y[i], drawn with y upward; marks are written over them."""

    def __init__(self, x: Sequence[float], y: Sequence[float], z: Grid, width: int) -> None:
        x_order, y_order = (range(len(v)) if v[0] <= v[-1] else range(len(v) - 1, -1, -1) for v in (x, y))
        self.x, self.y = [x[j] for j in x_order], [y[i] for i in y_order]
        self.left = max(len(short(v)) for v in (y[0], y[-1]))
        self.columns, self.rows = max(1, min(width - self.left - 2, COLUMNS)), min(ROWS, len(y))
        across, up = _sample(x_order, self.columns), _sample(y_order, self.rows)
        self.z = [[z[i][j] for j in across] for i in up]
        self.marks: dict[tuple[int, int], tuple[str, int]] = {}

    def mark(self, x: float, y: float, character: str, series: int) -> None:
        """Write a character at a place; outside the field it is not shown."""
        column, row = _place(x, self.x, self.columns), _place(y, self.y, self.rows)
        if column is not None and row is not None:
            self.marks[row, column] = (character, series)

    def lines(self, between: Sequence[float], ink: Ink, paint: Paint) -> list[str]:
        """Return the rows from the top, then the ends of the x axis; `between` are the values between two shades."""
        names = {0: short(self.y[0]), self.rows - 1: short(self.y[-1])}
        drawn = [
            f"{names.get(row, ''):>{self.left}} {ink.axis[0]}{self._row(row, between, ink, paint)}"
            for row in reversed(range(self.rows))
        ]
        low, high = short(self.x[0]), short(self.x[-1])
        return [*drawn, f"{'':{self.left + 2}}{low}{high:>{max(1, self.columns - len(low))}}"]

    def _row(self, row: int, between: Sequence[float], ink: Ink, paint: Paint) -> str:
        shaded = ["?" if math.isnan(z) else ink.shades[bisect_right(between, z)] for z in self.z[row]]
        return "".join(
            paint(*self.marks[row, c]) if (row, c) in self.marks else s for c, s in enumerate(shaded)
        )


def _sample(order: range, count: int) -> list[int]:
    return [order[round(i * (len(order) - 1) / max(1, count - 1))] for i in range(count)]


def _place(value: float, axis: Sequence[float], count: int) -> int | None:
    extent = axis[-1] - axis[0]
    at = (value - axis[0]) / extent if extent else 0.0
    return round(at * (count - 1)) if 0 <= at <= 1 else None


def surface_view(view: Surface, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Draw the cost from above, each shade an equal share of the grid, the lowest point marked X."""
    values = sorted(z for row in view.z for z in row if math.isfinite(z))
    if not values:
        return nothing(width)
    field = Field(view.x, view.y, view.z, width)
    for k, (xs, ys) in enumerate(view.paths.values()):
        for x, y in zip(xs, ys, strict=True):
            field.mark(x, y, CLASSES[k % len(CLASSES)], k + 1)
    low, i, j = min((z, i, j) for i, row in enumerate(view.z) for j, z in enumerate(row) if math.isfinite(z))
    field.mark(view.x[j], view.y[i], "X", 0)
    shares = len(ink.shades)
    between = [values[len(values) * k // shares] for k in range(1, shares)]
    x_label, y_label, z_label = clean(view.x_label), clean(view.y_label), clean(view.z_label)
    lowest = f"X {z_label} = {short(low)}  ({x_label} = {short(view.x[j])}, {y_label} = {short(view.y[i])})"
    return [
        fit(y_label, width).rstrip(),
        *field.lines(between, ink, paint),
        fit(x_label, field.left + 2 + field.columns, to_right=True),
        *wrap(lowest, width),
        *listed(
            f"{z_label}:", [f"{s} < {short(b)}" for s, b in zip(ink.shades, between, strict=False)], width
        ),
        *listed(
            "", [f"{CLASSES[k % len(CLASSES)]} {clean(name)}" for k, name in enumerate(view.paths)], width
        ),
    ]


def _limits(between: Sequence[float], ink: Ink) -> list[str]:
    return [
        f"{shade.replace(' ', '[ ]')} < {short(z)}" for shade, z in zip(ink.shades, between, strict=False)
    ]


def boundary_view(view: Boundary, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Draw the probability of class 1 as shades and the points over it."""
    if not (len(view.x) and len(view.y) and len(view.p)):
        return nothing(width)
    field = Field(view.x, view.y, view.p, width)
    for x, y, label in view.points:
        field.mark(x, y, CLASSES[int(label) % len(CLASSES)], int(label))
    shares = len(ink.shades)
    between = [k / shares for k in range(1, shares)]
    there = sorted({int(label) for _, _, label in view.points})
    classes = [f"{CLASSES[k % len(CLASSES)]} = {k}" for k in there]
    return [
        fit(clean(view.y_label), width).rstrip(),
        *field.lines(between, ink, paint),
        fit(clean(view.x_label), field.left + 2 + field.columns, to_right=True),
        *listed(say("probability of class 1:", "属于类别 1 的概率："), _limits(between, ink), width),
        *listed(say("points of class:", "各类的点："), classes, width),
    ]


def images_view(view: Images, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Draw the pictures side by side, as many as fit, each with its caption under it."""
    drawn = [
        (_picture(grid, width, ink), clean(caption))
        for grid, caption in zip(view.images, view.captions, strict=False)
    ]
    lines: list[str] = []
    while drawn:
        fitting = max(1, next((n for n in range(len(drawn), 0, -1) if _extent(drawn[:n]) <= width), 1))
        shelf, drawn = drawn[:fitting], drawn[fitting:]
        lines += [*([""] if lines else []), *_shelf(shelf)]
    return lines


Drawn = tuple[list[str], str]


def _extent(shelf: Sequence[Drawn]) -> int:
    return sum(len(rows[0]) + 2 for rows, _ in shelf) - 2


def _shelf(shelf: Sequence[Drawn]) -> list[str]:
    height = max(len(rows) for rows, _ in shelf)
    filled = [(rows + [" " * len(rows[0])] * (height - len(rows)), caption) for rows, caption in shelf]
    lines = ["  ".join(rows[i] for rows, _ in filled).rstrip() for i in range(height)]
    return [*lines, "  ".join(centred(caption, len(rows[0])) for rows, caption in filled).rstrip()]


def _picture(grid: Grid, width: int, ink: Ink) -> list[str]:
    """Shade one picture: a cell shows the mean of two rows, and of more where the picture is wider than the screen."""
    across = max(1, -(-max((len(row) for row in grid), default=1) // width))
    down, top = 2 * across, len(ink.shades) - 1
    rows = []
    for i in range(0, len(grid), down):
        block = grid[i : i + down]
        means = [
            _mean([v for row in block for v in row[j : j + across]]) for j in range(0, len(grid[0]), across)
        ]
        rows.append(
            "".join("?" if math.isnan(m) else ink.shades[round(min(1.0, max(0.0, m)) * top)] for m in means)
        )
    return rows or [" "]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if all(map(math.isfinite, values)) else math.nan
