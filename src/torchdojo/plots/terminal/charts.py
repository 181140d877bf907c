"""Curves and lines between two axes."""

import math
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from torchdojo.plots.curves import decimate, diverged_at
from torchdojo.plots.scale import Scale, counted, labels, scale_over, short, wants_log
from torchdojo.plots.terminal.canvas import Canvas
from torchdojo.plots.terminal.cells import cells, clean, fit, nothing, say
from torchdojo.plots.terminal.ink import UNICODE, Ink, Paint, unpainted
from torchdojo.views import Curve, Line

Series = tuple[Sequence[float], Sequence[float]]
ROWS = 14  # of a chart with its axis: leaves room for the text around it on a screen of 24 lines


def curve(
    xs: Sequence[float],
    ys: Sequence[float],
    width: int,
    height: int,
    log: bool | None = None,
    ink: Ink = UNICODE,
    paint: Paint = unpainted,
) -> list[str]:
    """Draw one curve with its axes in `height` lines of at most `width` cells; X marks the first NaN or infinity.

    `log` None means: a logarithmic axis if the values need one.
    """
    return chart([(xs, ys)], width, height, wants_log(ys) if log is None else log, ink, paint)


def sparkline(ys: Sequence[float], width: int, ink: Ink = UNICODE) -> str:
    """Draw the curve in one line of at most `width` cells: the mean of each stretch; X where it is NaN or infinite."""
    count = min(width, len(ys))
    stretches = [ys[i * len(ys) // count : (i + 1) * len(ys) // count] for i in range(count)]
    means = [math.fsum(part) / len(part) if all(map(math.isfinite, part)) else math.nan for part in stretches]
    scale = scale_over(means, wants_log(means))
    if scale is None:
        return "X" * len(means)
    top = len(ink.bars) - 1
    places = [min(1.0, max(0.0, scale.place(m))) if math.isfinite(m) else None for m in means]
    return "".join("X" if place is None else ink.bars[round(place * top)] for place in places)


def chart(
    series: Sequence[Series],
    width: int,
    height: int,
    log: bool = False,
    ink: Ink = UNICODE,
    paint: Paint = unpainted,
) -> list[str]:
    """Draw several curves over the same axes; from two on, letters on the curves tell which is which."""
    x_scale = scale_over(x for xs, _ in series for x in xs)
    if x_scale and all(counted(xs) for xs, _ in series):
        x_scale = replace(x_scale, whole=True)
    y_scale = scale_over((y for _, ys in series for y in ys), log)
    if x_scale is None or y_scale is None:
        told = nothing(width)
        return told + [""] * (height - len(told))
    canvas = _field(y_scale, width, height, ink)
    for k, (xs, ys) in enumerate(series):
        _draw(canvas, decimate(xs, ys, canvas.across), x_scale, y_scale, k)
        _mark_end(canvas, xs, ys, x_scale, k)
    if len(series) > 1:
        _letter(canvas, series, x_scale, y_scale)
    return framed(canvas, x_scale, y_scale, paint)


def _field(y_scale: Scale, width: int, height: int, ink: Ink) -> Canvas:
    rows = max(2, height - 2)
    left = max(map(cells, labels(y_scale.ticks(_y_ticks(rows)))))
    return Canvas(max(4, width - left - 2), rows, ink)


def _y_ticks(rows: int) -> int:
    return max(2, rows // 2)


def _draw(canvas: Canvas, points: Series, x_scale: Scale, y_scale: Scale, k: int) -> None:
    xs, ys = points
    canvas.path([(x_scale.place(x), y_scale.place(y)) for x, y in zip(xs, ys, strict=True)], k)


def _mark_end(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], x_scale: Scale, k: int) -> None:
    broken = diverged_at(ys)
    if broken is not None:
        canvas.mark(x_scale.place(xs[broken]), 1.0, "X", k)


def _letter(canvas: Canvas, series: Sequence[Series], x_scale: Scale, y_scale: Scale) -> None:
    """Write each curve's letter on it at four places, staggered so that curves close together all show theirs."""
    for k, (xs, ys) in enumerate(series):
        for quarter in range(4):
            i = int((quarter + (k + 1) / (len(series) + 1)) / 4 * len(ys))
            if i < len(ys):
                canvas.mark(x_scale.place(xs[i]), y_scale.place(ys[i]), letter(k), k)


def letter(k: int) -> str:
    """Return the letter of series number k."""
    return ascii_lowercase[k % len(ascii_lowercase)]


def framed(canvas: Canvas, x_scale: Scale, y_scale: Scale, paint: Paint) -> list[str]:
    """Put the axes with their ticks left of and below the canvas."""
    bar, tick, corner, rule, foot = canvas.ink.axis
    ticks = y_scale.ticks(_y_ticks(canvas.rows))
    named = {
        round((1 - y_scale.place(t)) * (canvas.rows - 1)): text
        for t, text in zip(ticks, labels(ticks), strict=True)
    }
    left = max(map(cells, named.values()))
    rows = [
        f"{named.get(i, ''):>{left}} {tick if i in named else bar}{line}"
        for i, line in enumerate(canvas.lines(paint))
    ]
    feet, names = _x_axis(x_scale, canvas.columns)
    axis = "".join(foot if i in feet else rule for i in range(canvas.columns))
    return [*(row.rstrip() for row in rows), f"{'':>{left}} {corner}{axis}", " " * (left + 2) + names]


def _x_axis(scale: Scale, columns: int) -> tuple[set[int], str]:
    """Return the columns with a tick and the line of labels under them; labels that would touch are left out."""
    ticks = scale.ticks(max(2, columns // 12))
    feet, line = set(), ""
    for tick, text in zip(ticks, labels(ticks), strict=True):
        at = round(scale.place(tick) * (columns - 1))
        start = max(0, min(at - len(text) // 2, columns - len(text)))
        if 0 <= at < columns and (not line or start > len(line)):
            feet.add(at)
            line = f"{line:<{start}}{text}"
    return feet, line[:columns]


def curve_view(view: Curve, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Draw the curves of a view with the names of its axes and a legend."""
    series = list(view.series.values())
    log = view.log_y and any(0 < y < math.inf for _, ys in series for y in ys)
    drawn = chart(series, width, ROWS, log, ink, paint) if series else []
    in_title = not log and clean(view.y).casefold() in clean(view.title).casefold()
    y_name = "" if in_title else clean(view.y) + (say(" (log scale)", "（对数坐标）") if log else "")
    names = [
        f"{letter(k)} {clean(name)}" if len(series) > 1 else clean(name) for k, name in enumerate(view.series)
    ]
    legend = [paint(_told(names[k], series[k], width, ink), k) for k in range(len(series))]
    return [
        *([fit(y_name, width).rstrip()] * bool(y_name)),
        *drawn,
        fit(clean(view.x), width, to_right=True),
        *legend,
    ]


def _told(name: str, points: Series, width: int, ink: Ink) -> str:
    xs, ys = points
    if not len(ys):
        return fit(name, width).rstrip()
    broken = diverged_at(ys)
    ends = f"{short(ys[0])} {ink.arrow} {short(ys[-1])}"
    if broken is not None:
        at = short(xs[broken])
        ends = f"{short(ys[0])} {ink.arrow} {short(ys[broken])}" + say(f" at {at}", f"，出现在 {at}")
    return fit(name, max(8, width - cells(ends) - 2)).rstrip() + "  " + ends


def line_view(view: Line, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Draw the points as o and the line through them, with its equation."""
    equation = f"y = {short(view.w)}x {'-' if view.b < 0 else '+'} {short(abs(view.b))}"
    x_scale = _with_room(scale_over(view.x_data))
    if x_scale is None:
        return [equation]
    ends = [view.w * x + view.b for x in (x_scale.low, x_scale.high)]
    y_scale = _with_room(scale_over([*view.y_data, *ends])) or Scale(0, 1)
    canvas = _field(y_scale, width, ROWS, ink)
    canvas.line(0, y_scale.place(ends[0]), 1, y_scale.place(ends[1]), 0)
    for x, y in zip(view.x_data, view.y_data, strict=True):
        canvas.mark(x_scale.place(x), y_scale.place(y), "o", 1)
    return [*framed(canvas, x_scale, y_scale, paint), paint(fit(equation, width).rstrip(), 0)]


def _with_room(scale: Scale | None) -> Scale | None:
    if scale is None:
        return None
    room = (scale.high - scale.low) / 20
    return Scale(scale.low - room, scale.high + room)
