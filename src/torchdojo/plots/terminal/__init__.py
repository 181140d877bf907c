"""Views as plain lines of text, Chinese widths counted right; colours are the caller's, through `paint`."""

from collections.abc import Callable
from typing import Any

from torchdojo.plots.terminal.cells import cells, clean, wrap
from torchdojo.plots.terminal.charts import curve, curve_view, line_view, sparkline
from torchdojo.plots.terminal.ink import ASCII, UNICODE, Ink, Paint, ink_for, unpainted
from torchdojo.plots.terminal.shades import boundary_view, images_view, surface_view
from torchdojo.plots.terminal.tables import confusion_view, kernel_view, norms_view, table_view
from torchdojo.plots.terminal.trees import graph_view
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

__all__ = ["ASCII", "UNICODE", "Ink", "Paint", "cells", "curve", "ink_for", "render", "sparkline"]

DRAWERS: dict[type[Any], Callable[[Any, int, Ink, Paint], list[str]]] = {
    Table: table_view,
    Curve: curve_view,
    Line: line_view,
    Surface: surface_view,
    Boundary: boundary_view,
    Confusion: confusion_view,
    Images: images_view,
    Kernel: kernel_view,
    Graph: graph_view,
    GradientNorms: norms_view,
}


def render(view: View, width: int, ink: Ink = UNICODE, paint: Paint = unpainted) -> str:
    """Draw a view in lines of at most `width` cells, its title on the first.

    `ink` is ASCII where the output's encoding carries no braille (see `ink_for`); `paint(text, series)` colours
    what belongs to a series.
    """
    if isinstance(view, Note):
        return "\n".join(wrap(clean(view.text), width))
    drawn = DRAWERS[type(view)](view, width, ink, paint)
    return "\n".join([*wrap(clean(view.title), width), *drawn])
