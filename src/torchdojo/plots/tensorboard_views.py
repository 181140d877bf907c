"""What TensorBoard can show of a view: grey pictures, and words as Markdown."""

import math
from collections.abc import Mapping, Sequence

from torchdojo.text import Text
from torchdojo.views import (
    Boundary,
    Confusion,
    Curve,
    GradientNorms,
    Graph,
    Grid,
    Images,
    Kernel,
    Label,
    Line,
    Note,
    Numbers,
    Surface,
    Table,
    View,
)

PICTURES = 16  # of a view
ROWS = 200  # of a table
LAYER = Text(en="layer", zh="层")
NODE, VALUE, GRADIENT = Text(en="node", zh="节点"), Text(en="value", zh="值"), Text(en="gradient", zh="梯度")


def pictures(view: View) -> list[Grid]:
    """Return the pictures of a view, each with values in [0, 1] and rows of one length."""
    match view:
        case Images():
            return list(view.images)[:PICTURES]
        case Surface():
            return [_spread(view.z)]
        case Boundary():
            return [view.p]
        case Confusion():
            return [_spread(view.counts)]
        case Kernel():
            return [_spread(g) for g in (view.input, view.kernel, view.output)]
        case _:
            return []


def words(view: View) -> str:
    """Return what a view says in words or in a table, "" if it is a picture only."""
    match view:
        case Note():
            return str(view.text)
        case Table():
            return table(view.columns, view.rows)
        case Line():
            return f"y = {view.w:.6g} · x + {view.b:.6g}"
        case Confusion():
            return table(
                ["", *view.classes], [[c, *row] for c, row in zip(view.classes, view.counts, strict=True)]
            )
        case GradientNorms():
            layers = range(max(map(len, view.series.values()), default=0))
            rows = [[i + 1, *(_at(norms, i) for norms in view.series.values())] for i in layers]
            return table([LAYER, *view.series], rows)
        case Graph():
            return table([NODE, VALUE, GRADIENT], [[n.name, n.value, n.gradient] for n in view.nodes])
        case _:
            return ""


def curves(view: View) -> Mapping[str, tuple[Numbers, Numbers]]:
    """Return the curves of a view that TensorBoard can draw: those over whole numbers, 0 and up."""
    if not isinstance(view, Curve):
        return {}
    return {
        name: (xs, ys)
        for name, (xs, ys) in view.series.items()
        if all(x >= 0 and float(x).is_integer() for x in xs)
    }


def table(columns: Sequence[Label], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table."""
    head = "| " + " | ".join(_cell(c) for c in columns) + " |\n|" + " --- |" * len(columns)
    return head + "".join("\n| " + " | ".join(_cell(v) for v in row) + " |" for row in rows[:ROWS])


def _cell(value: object) -> str:
    word = f"{value:.6g}" if isinstance(value, float) else "" if value is None else str(value)
    return word.replace("|", "\\|").replace("\n", " ")


def _at(numbers: Numbers, i: int) -> float | None:
    return numbers[i] if i < len(numbers) else None


def _spread(grid: Grid) -> Grid:
    """Spread the values over [0, 1]; NaN and infinity become black."""
    finite = [v for row in grid for v in row if math.isfinite(v)]
    low, high = min(finite, default=0.0), max(finite, default=1.0)
    return [[(v - low) / ((high - low) or 1.0) if math.isfinite(v) else 0.0 for v in row] for row in grid]
