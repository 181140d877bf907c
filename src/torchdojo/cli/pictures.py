"""A verdict's picture in blocks: what was expected beside what came back, images in shades, curves as bars."""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.text import Text as Styled

from torchdojo.plots.scale import short
from torchdojo.plots.terminal.cells import centred
from torchdojo.plots.terminal.ink import Ink, ink_for
from torchdojo.practice.verdict import Picture
from torchdojo.text import Text

Grid = list[list[float]]
EXPECTED, GOT = Text(en="expected", zh="应为"), Text(en="got", zh="得到")
BESIDE = 4  # cells between the two
NARROWEST = 18  # cells that a picture beside another must have; else it stands below
BARS = 6  # lines of a curve
WIDEST, TALLEST = 32, 12  # cells and lines of one picture, enlarged
TIMES = 4  # at most


def picture(picture: Picture, width: int) -> RenderableType:
    """Draw both with the same scale, so that a factor is seen; side by side if there is room."""
    ink = ink_for(sys.stdout.encoding)
    grids = (picture.expected, picture.got)
    values = [value for grid in grids for row in grid for value in row if value == value]
    low, high = min(0.0, *values), max(values)
    beside = (width - BESIDE) // 2
    room = beside if beside >= NARROWEST else width
    times = _times(grids, room)
    drawn = [
        [*_drawn(_scaled(grid, low, high), room, times, ink), _caption(name, grid)]
        for name, grid in zip((EXPECTED, GOT), grids, strict=True)
    ]
    lines = list(_side_by_side(*drawn)) if room < width else [*drawn[0], "", *drawn[1]]
    head = Text(en="drawn: {of}", zh="图示：{of}").format(of=picture.of)
    parts: list[RenderableType] = ["", *([Styled(str(head), style="dim")] if picture.of else [])]
    return Group(*parts, *(Styled(line, no_wrap=True, overflow="crop") for line in lines))


def _scaled(grid: Grid, low: float, high: float) -> Grid:
    return [[(value - low) / ((high - low) or 1.0) for value in row] for row in grid]


def _times(grids: Sequence[Grid], room: int) -> int:
    """Return how many times both are enlarged, so that they are still of one kind."""
    across, down = (max(map(size, grids)) for size in (lambda grid: len(grid[0]), len))
    widest, tallest = (room, TIMES * down) if down == 1 else (min(room, WIDEST), 2 * TALLEST)
    return max(1, min(TIMES, widest // across, tallest // down))


def _drawn(grid: Grid, room: int, times: int, ink: Ink) -> Iterable[str]:
    across = [[value for value in row for _ in range(times)] for row in _fitted(grid, room)]
    return (
        _bars(across[0], ink)
        if len(grid) == 1
        else _shades([row for row in across for _ in range(times)], ink)
    )


def _caption(name: Text, grid: Grid) -> str:
    values = [value for row in grid for value in row]
    return str(
        Text(en="{name}, {low} to {high}", zh="{name}，{low} 到 {high}").format(
            name=name, low=short(min(values), 3), high=short(max(values), 3)
        )
    )


def _bars(values: list[float], ink: Ink) -> Iterable[str]:
    """Yield the lines of columns as high as the values, which lie in [0, 1]; the lowest mark is always there."""
    steps = len(ink.bars)
    for line in reversed(range(BARS)):
        fill = [round(value * BARS * steps) - line * steps for value in values]
        least = 1 if line == 0 else 0
        yield "".join((" " + ink.bars)[min(steps, max(least, one))] for one in fill)


def _fitted(grid: Grid, room: int) -> Grid:
    """Return a grid that is too wide made smaller: means of neighbours in a row, and fewer rows."""
    wide = len(grid[0])
    if wide <= room:
        return grid
    ends = [place * wide // room for place in range(room + 1)]
    return [
        [sum(row[a:b]) / (b - a) for a, b in pairwise(ends)] for row in grid[:: max(1, round(wide / room))]
    ]


def _shades(grid: Grid, ink: Ink) -> Iterable[str]:
    """Yield lines of two rows each: a character is twice as high as it is wide."""
    top = len(ink.shades) - 1
    for upper, lower in zip(grid[::2], [*grid[1::2], *grid[-1:]], strict=False):
        yield "".join(ink.shades[round((a + b) / 2 * top)] for a, b in zip(upper, lower, strict=True))


def _side_by_side(left: list[str], right: list[str]) -> Iterable[str]:
    """Yield the lines of two drawings, the last of each being its caption, below it."""
    wide = max(Styled(line).cell_len for line in left)
    height = max(len(left), len(right)) - 1
    for one in (left, right):
        one[-1:-1] = [""] * (height - len(one) + 1)
        across = max(Styled(line).cell_len for line in one[:-1])
        one[-1] = centred(one[-1], across) if Styled(one[-1]).cell_len < across else one[-1]
    for a, b in zip(left, right, strict=True):
        yield f"{a}{' ' * (wide - Styled(a).cell_len + BESIDE)}{b}".rstrip()
