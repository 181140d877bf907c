"""A small field of dots, several to a character cell, for curves."""

import math
from itertools import pairwise

from torchdojo.plots.terminal.ink import Ink, Paint, unpainted


class Canvas:
    """`columns` × `rows` cells. Places run from 0 to 1, x to the right and y upward; NaN draws nothing."""

    def __init__(self, columns: int, rows: int, ink: Ink) -> None:
        self.columns, self.rows, self.ink = columns, rows, ink
        across, down = ink.dots
        self.across, self.down = columns * across, rows * down
        self.patterns = [[0] * columns for _ in range(rows)]
        self.marks: dict[tuple[int, int], str] = {}
        self.owner: dict[tuple[int, int], int] = {}  # the series that drew in a cell last

    def line(self, x0: float, y0: float, x1: float, y1: float, series: int = 0) -> None:
        """Draw a line between two places; the ends may lie outside."""
        if not all(map(math.isfinite, (x0, y0, x1, y1))):
            return
        clipped = _clip(x0, y0, x1, y1)
        if clipped is None:
            return
        (i0, j0), (i1, j1) = self._dot(*clipped[:2]), self._dot(*clipped[2:])
        count = max(abs(i1 - i0), abs(j1 - j0), 1)
        for k in range(count + 1):
            self._set(round(i0 + (i1 - i0) * k / count), round(j0 + (j1 - j0) * k / count), series)

    def path(self, places: list[tuple[float, float]], series: int = 0) -> None:
        """Join the places; a NaN leaves a gap, a place between two gaps is a dot."""
        for (x0, y0), (x1, y1) in pairwise(places):
            self.line(x0, y0, x1, y1, series)
        for x, y in places:
            self.line(x, y, x, y, series)

    def mark(self, x: float, y: float, character: str, series: int = 0) -> None:
        """Write one character over the dots at a place; outside it is not shown."""
        if 0 <= x <= 1 and 0 <= y <= 1:
            i, j = self._dot(x, y)
            cell = (j // self.ink.dots[1], i // self.ink.dots[0])
            self.marks[cell], self.owner[cell] = character, series

    def lines(self, paint: Paint = unpainted) -> list[str]:
        """Return the rows of characters, from the top."""
        return [self._row(row, paint) for row in range(self.rows)]

    def _row(self, row: int, paint: Paint) -> str:
        done, run, owner = "", "", None
        for column in range(self.columns):
            cell = (row, column)
            if self.owner.get(cell) != owner:
                done, run = done + (run if owner is None else paint(run, owner)), ""
                owner = self.owner.get(cell)
            run += self.marks.get(cell) or self.ink.cell(self.patterns[row][column])
        return done + (run if owner is None else paint(run, owner))

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        return round(x * (self.across - 1)), round((1 - y) * (self.down - 1))

    def _set(self, i: int, j: int, series: int) -> None:
        across, down = self.ink.dots
        row, column = j // down, i // across
        self.patterns[row][column] |= 1 << (i % across + j % down * across)
        self.owner[row, column] = series


def _clip(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float] | None:
    """Cut the line to the unit square (Liang and Barsky 1984), None if it passes by."""
    dx, dy, start, stop = x1 - x0, y1 - y0, 0.0, 1.0
    for slope, room in ((-dx, x0), (dx, 1 - x0), (-dy, y0), (dy, 1 - y0)):
        if slope == 0 and room < 0:
            return None
        if slope < 0:
            start = max(start, room / slope)
        elif slope > 0:
            stop = min(stop, room / slope)
    if start > stop:
        return None
    return x0 + start * dx, y0 + start * dy, x0 + stop * dx, y0 + stop * dy
