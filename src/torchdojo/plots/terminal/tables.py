"""Numbers and words in columns: tables, confusion matrices, convolution grids, bars."""

from collections.abc import Sequence

from torchdojo.plots.scale import scale_over, short, wants_log
from torchdojo.plots.terminal.cells import cells, clean, fit, listed, say, wrap
from torchdojo.plots.terminal.ink import Ink, Paint
from torchdojo.views import Confusion, GradientNorms, Grid, Kernel, Table

GAP = "  "
NARROW = 8  # cells; no column of words is squeezed below


def word(value: object) -> str:
    """Write one cell of a table."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return say("yes", "是") if value else say("no", "否")
    return short(value) if isinstance(value, float) else clean(value)


def table_view(view: Table, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Lay the table out in columns; words that do not fit are wrapped, many columns become a list."""
    rows = [[word(value) for value in row] for row in view.rows]
    numeric = [all(_is_number(row[j]) for row in view.rows) for j in range(len(view.columns))]
    return columns([clean(c) for c in view.columns], rows, numeric, width, ink)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def columns(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    to_right: Sequence[bool],
    width: int,
    ink: Ink,
    gap: str = GAP,
) -> list[str]:
    """Lay out a table of words: heads, a rule, rows."""
    if not heads:
        return []
    full = [max(cells(row[j]) for row in (heads, *rows)) for j in range(len(heads))]
    widths = _squeeze(full, width - len(gap) * (len(heads) - 1))
    if widths is None:
        return _as_list(heads, rows, width)
    rule = gap.join(ink.axis[3] * w for w in widths)
    body = [line for row in rows for line in _row(row, widths, to_right, gap)]
    return [*_row(heads, widths, to_right, gap), rule, *body]


def _squeeze(full: Sequence[int], room: int) -> list[int] | None:
    """Take from the widest column until all fit; None if they cannot."""
    widths = list(full)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= NARROW:
            return None
        widths[widest] -= 1
    return widths


def _row(row: Sequence[str], widths: Sequence[int], to_right: Sequence[bool], gap: str) -> list[str]:
    wrapped = [wrap(value, w) for value, w in zip(row, widths, strict=True)]
    height = max(map(len, wrapped))
    return [
        gap.join(
            fit(lines[i] if i < len(lines) else "", w, right)
            for lines, w, right in zip(wrapped, widths, to_right, strict=True)
        ).rstrip()
        for i in range(height)
    ]


def _as_list(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Write each row as lines `head: value`, an empty line between rows."""
    lines: list[str] = []
    for row in rows:
        lines += [*([""] if lines else [])]
        lines += [line for h, value in zip(heads, row, strict=True) for line in wrap(f"{h}: {value}", width)]
    return lines


def confusion_view(view: Confusion, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Write the matrix as wide as it fits, or not at all, and in any case the most frequent mistakes."""
    names, counts = [clean(c) for c in view.classes], view.counts
    total, right = sum(map(sum, counts)), sum(row[i] for i, row in enumerate(counts))
    mistakes = sorted(
        ((count, i, j) for i, row in enumerate(counts) for j, count in enumerate(row) if i != j and count),
        key=lambda found: -found[0],
    )
    told = [f"{names[i]} {ink.arrow} {names[j]} ({count})" for count, i, j in mistakes[:5]]
    return [
        *_matrix(names, counts, width, ink),
        *wrap(say(f"right: {right} of {total}", f"正确：{right} / {total}"), width),
        *(listed(say("most frequent mistakes:", "最常见的错误："), told, width) if told else []),
    ]


def _matrix(names: Sequence[str], counts: Sequence[Sequence[int]], width: int, ink: Ink) -> list[str]:
    """Return the widest of three tables that fits: with each class's share of right answers, without, none."""
    to_right = [False, *[True] * (len(names) + 1)]
    bare = [[name, *map(str, row)] for name, row in zip(names, counts, strict=True)]
    full = [[*row, _share(counts[i][i], sum(counts[i]))] for i, row in enumerate(bare)]
    heads = [say("true \\ called", "真实 \\ 判为"), *names]
    for head, rows, gap in (([*heads, say("right", "正确率")], full, GAP), (["", *names], bare, " ")):
        table = [head, *rows]
        extent = sum(max(cells(row[j]) for row in table) + len(gap) for j in range(len(head))) - len(gap)
        if extent <= width:
            return columns(head, rows, to_right[: len(head)], width, ink, gap)
    return []


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def kernel_view(view: Kernel, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Write input, kernel and output as grids of numbers, side by side if they fit."""
    grids = (
        (say("input", "输入"), view.input),
        (say("kernel", "卷积核"), view.kernel),
        (say("output", "输出"), view.output),
    )
    blocks = [
        [f"{name} {len(grid)}×{len(grid[0]) if grid else 0}", *_numbers(grid, width)] for name, grid in grids
    ]
    extents = [max(map(cells, block)) for block in blocks]
    if sum(extents) + 2 * len(GAP) > width:
        return [line for k, block in enumerate(blocks) for line in ([""] if k else []) + block]
    height = max(map(len, blocks))
    filled = [
        [fit(line, extent) for line in block + [""] * (height - len(block))]
        for block, extent in zip(blocks, extents, strict=True)
    ]
    return [GAP.join(parts).rstrip() for parts in zip(*filled, strict=True)]


def _numbers(grid: Grid, width: int, most: int = 12) -> list[str]:
    """Write a grid of numbers; rows and columns beyond what fits are told by dots."""
    shown = [[short(v) for v in row[:most]] for row in grid[:most]]
    cell = max((len(v) for row in shown for v in row), default=1) + 1
    room = max(1, (width - 4) // cell)
    lines = [
        "".join(f"{v:>{cell}}" for v in row[:room]) + (" .." if len(full) > min(room, most) else "")
        for row, full in zip(shown, grid, strict=False)
    ]
    return [*lines, *([" .."] if len(grid) > most else [])]


def norms_view(view: GradientNorms, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Draw one bar per layer and network, on a logarithmic scale where the layers are far apart."""
    values = [v for norms in view.series.values() for v in norms]
    log = wants_log(v for v in values if v != 0)
    scale = scale_over(values if log else [0.0, *values], log)
    lines = [say("log scale", "对数坐标")] if log else []
    room = max(4, width - 18)
    for k, (name, norms) in enumerate(view.series.items()):
        lines += [paint(fit(clean(name), width).rstrip(), k)]
        for layer, norm in enumerate(norms, 1):
            share = scale.place(norm) if scale else float("nan")
            bar = _bar(share, room, ink)
            lines.append(f"{layer:>4} {paint(bar, k)} {short(norm)}")
    return lines


def _bar(share: float, room: int, ink: Ink) -> str:
    """Return a bar of at least one part, so that the smallest on a logarithmic scale is seen; none for NaN."""
    if not 0 <= share <= 1:
        return ""
    parts = len(ink.partial) - 1
    filled = max(1, round(share * room * parts))
    return ink.partial[-1] * (filled // parts) + ink.partial[filled % parts].strip()
