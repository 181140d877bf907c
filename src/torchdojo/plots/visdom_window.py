"""A window of the visdom page as the server takes it, and the pieces its plots are made of."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from torchdojo.views import Label

WIDTH, HEIGHT = 460, 360  # pixels: three windows beside each other on a small screen
POINTS = 400  # buckets of a curve, a lowest and a highest point each
COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#e377c2")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Window:
    """What stands in one window: traces and layout as plotly names them, or one text."""

    title: str
    data: list[Json]
    layout: Json = field(default_factory=dict)
    width: int = WIDTH
    height: int = HEIGHT

    def message(self, win: str, env: str) -> Json:
        """Return what to post to /events; the server replaces the window called `win`, if there is one."""
        legend = {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
        }  # beside the plot it would take half of it
        named = {"text": escape(self.title), "y": 0.95}
        shown = {"title": named, "margin": {"l": 60, "r": 30, "t": 75, "b": 50}, "legend": legend}
        opts = {"title": self.title, "width": self.width, "height": self.height}
        return {"data": self.data, "layout": shown | self.layout, "opts": opts, "win": win, "eid": env}


def text(title: str, html: str, width: int = WIDTH, height: int = HEIGHT) -> Window:
    """Return a window that shows HTML; whatever a user wrote in it must have been escaped."""
    return Window(title, [{"type": "text", "content": html}], {}, width, height)


def axis(label: Label, log: bool = False, **more: Any) -> Json:
    """Return an axis with its name."""
    return {"title": escape(str(label)), "type": "log" if log else "linear", "automargin": True, **more}


def line(x: Iterable[float], y: Iterable[float], name: str, colour: str, **more: Any) -> Json:
    """Return a curve. The page's smoothing button reads marker.line and breaks where there is none."""
    trace = {"type": "scatter", "mode": "lines", "x": numbers(x), "y": numbers(y), "name": escape(name)}
    return {**trace, "line": {"color": colour}, "marker": {"line": {"width": 0}}, **more}


def numbers(values: Iterable[float]) -> list[float | None]:
    """Return what JSON can carry: a gap for NaN and infinity."""
    return [float(v) if math.isfinite(v) else None for v in values]


def grid(rows: Sequence[Sequence[float]]) -> list[list[float | None]]:
    """Return a grid without NaN and infinity."""
    return [numbers(row) for row in rows]


def colour(index: int) -> str:
    """Return the colour of curve number `index`."""
    return COLOURS[index % len(COLOURS)]


def note(x: Any, y: Any, words: str, **more: Any) -> Json:
    """Return a text at a place of the plot."""
    return {"x": x, "y": y, "text": words, "showarrow": False, **more}


def table(columns: Sequence[Label], rows: Iterable[Sequence[object]]) -> str:
    """Return an HTML table; everything in it is escaped."""
    head = "".join(f"<th>{escape(str(c))}</th>" for c in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(_cell(v))}</td>" for v in row) + "</tr>" for row in rows)
    return f'<table class="table table-condensed"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def pairs(values: Mapping[str, object]) -> str:
    """Return names and values as an HTML table without a head."""
    return table((), values.items())


def _cell(value: object) -> str:
    if value is None:
        return "—"
    return f"{value:.6g}" if isinstance(value, float) else str(value)
