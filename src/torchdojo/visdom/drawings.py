"""What a window of `torchdojo.visdom.Visdom` holds, and how it becomes a view."""

import html
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from torchdojo.plots.visdom_trail import Trail
from torchdojo.text import Text
from torchdojo.views import Boundary, Confusion, Curve, Images, Surface, Table, View

POINTS = 5000  # a cloud keeps the newest
LINES = 200  # of a text, the newest
PICTURES, SIDE = 64, 128  # so many, and so many pixels a side; larger ones are averaged down
Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(slots=True)
class Names:
    """Title and axes of a window, as its opts say."""

    title: str = ""
    x: str = "X"
    y: str = "Y"
    z: str = "Z"
    log_y: bool = False

    def take(self, opts: Mapping[str, Any]) -> None:
        """Take what opts name."""
        self.title = str(opts.get("title") or self.title)
        self.x, self.y, self.z = (str(opts.get(f"{k}label") or getattr(self, k)) for k in "xyz")
        self.log_y = opts.get("ytype", "log" if self.log_y else "") == "log"


class Drawing(Protocol):
    """The content of a window."""

    def view(self, names: Names, title: Text) -> View:
        """Return it as a view."""
        ...


@dataclass(slots=True)
class Lines:
    """Curves by name."""

    trails: dict[str, Trail] = field(default_factory=dict)

    def view(self, names: Names, title: Text) -> View:
        """Return them as one Curve."""
        series = {name: trail.curve for name, trail in self.trails.items()}
        return Curve(title, names.x, names.y, series, names.log_y)


@dataclass(slots=True)
class Cloud:
    """Points with a class each; drawn over an even plane, because there is no view of points alone."""

    points: list[tuple[float, float, int]] = field(default_factory=list)

    def view(self, names: Names, title: Text) -> View:
        """Return them as points over an even plane."""
        shown = [p for p in self.points if math.isfinite(p[0]) and math.isfinite(p[1])]
        xs, ys = [p[0] for p in shown] or [0.0], [p[1] for p in shown] or [0.0]
        even = [[0.5, 0.5], [0.5, 0.5]]
        return Boundary(title, _around(xs), _around(ys), even, shown, names.x, names.y)

    def add(self, points: Iterable[tuple[float, float, int]]) -> None:
        """Append points; the oldest go where there are too many."""
        self.points = [*self.points, *points][-POINTS:]


def _around(values: list[float]) -> list[float]:
    room = (max(values) - min(values)) / 20 or 1.0
    return [min(values) - room, max(values) + room]


@dataclass(slots=True)
class Heat:
    """A grid of numbers; counts of classes by classes are a confusion matrix, the rest a surface."""

    z: Array
    rows: Sequence[str] | None = None
    columns: Sequence[str] | None = None

    def view(self, names: Names, title: Text) -> View:
        """Return it as Confusion or Surface."""
        counts = self.z.astype(int)
        if self.rows and list(self.rows) == list(self.columns or ()) and (counts == self.z).all():
            return Confusion(title, [str(r) for r in self.rows], counts.tolist())
        height, width = self.z.shape
        return Surface(title, range(width), range(height), self.z.tolist(), names.x, names.y, names.z)


@dataclass(slots=True)
class Pictures:
    """Pictures of one size, grey or in colour, (N, C, H, W); values up to 1, or up to 255."""

    pixels: Array
    caption: str = ""

    def view(self, names: Names, title: Text) -> View:
        """Return them as grey Images."""
        pixels = self.pixels[:PICTURES]
        bytes_ = pixels.dtype == np.uint8 or pixels.max(initial=0) > 1
        grey = _grey(pixels.astype(np.float64) / (255 if bytes_ else 1))  # (N, H, W)
        return Images(title, [_smaller(g).tolist() for g in grey], [self.caption] * len(grey))


def _grey(pixels: Array) -> Array:
    if pixels.shape[1] >= 3:
        weights = np.array([0.299, 0.587, 0.114])  # how bright red, green and blue look
        return np.asarray(np.tensordot(pixels[:, :3], weights, axes=(1, 0)))
    return np.asarray(pixels[:, 0])


def _smaller(grey: Array) -> Array:
    factor = -(-max(grey.shape) // SIDE)
    height, width = (side // factor * factor for side in grey.shape)
    blocks = grey[:height, :width].reshape(height // factor, factor, width // factor, factor)
    return np.asarray(blocks.mean(axis=(1, 3))).round(4)


@dataclass(slots=True)
class Words:
    """Lines of text; what was written as HTML is shown without its tags."""

    lines: list[str] = field(default_factory=list)

    def view(self, names: Names, title: Text) -> View:
        """Return them as a Table of one column."""
        return Table(title, [""], [[line] for line in self.lines[-LINES:]])

    def add(self, text: str) -> None:
        """Append a text."""
        broken = re.sub(r"<br\s*/?>|</(?:p|div|tr|li|h\d)>", "\n", text, flags=re.IGNORECASE)
        self.lines += [
            html.unescape(line) for line in re.sub(r"<[^>]*>", " ", broken).splitlines() if line.strip()
        ]


@dataclass(slots=True)
class Rows:
    """A table."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]

    def view(self, names: Names, title: Text) -> View:
        """Return it as a Table."""
        return Table(title, self.columns, self.rows[:POINTS])


def bars(heights: Mapping[str, Sequence[float]], places: Sequence[float]) -> Lines:
    """Return bars as the lines around them, those of several names beside each other."""
    gap = min((b - a for a, b in pairwise(sorted(set(places)))), default=1.0)
    width = 0.8 * gap / max(1, len(heights))
    drawn = Lines()
    for i, (name, values) in enumerate(heights.items()):
        trail = drawn.trails[name] = Trail()
        for place, height in zip(places, values, strict=True):
            left = place - 0.4 * gap + i * width
            for x, y in ((left, 0.0), (left, height), (left + width, height), (left + width, 0.0)):
                trail.add(x, y)
    return drawn
