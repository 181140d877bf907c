"""Charts of `torchdojo.visdom.Visdom` that are drawn in one go: bars, boxes, shares, grids, pictures."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from torchdojo.visdom.drawings import Array, Drawing, Heat, Pictures, Rows, bars
from torchdojo.visdom.shapes import array

Opts = Mapping[str, Any]
HEAT_UPDATES = (None, "replace", "remove", "appendRow", "appendColumn", "prependRow", "prependColumn")


def bar(heights: Any, places: Any, opts: Opts) -> Drawing:
    """Return bars, one or several at each place; a table where the places have names."""
    x = array(heights)
    x = x if x.ndim == 2 else np.atleast_1d(x.squeeze())
    assert x.ndim <= 2, f"X should have one or two dimensions, got shape {x.shape}"
    names, legend = opts.get("rownames"), opts.get("legend")
    if x.ndim == 1:
        x = x[None, :] if legend and not names else x[:, None]
    assert names is None or len(names) == x.shape[0], "as many row names as rows are needed"
    assert legend is None or len(legend) == x.shape[1], "as many legend names as columns are needed"
    legend = [str(n) for n in legend or range(1, x.shape[1] + 1)]
    if names is not None:
        return Rows(["", *legend], [[str(n), *row] for n, row in zip(names, x.tolist(), strict=True)])
    at = np.arange(1, len(x) + 1) if places is None else np.atleast_1d(array(places).squeeze())
    assert at.shape == x.shape[:1], f"X has {len(x)} rows and Y the shape {at.shape}"
    return bars({name: x[:, k].tolist() for k, name in enumerate(legend)}, at.tolist())


def histogram(values: Any, opts: Opts) -> Drawing:
    """Return how many values lie in each of `numbins` bins; NaN and infinity lie in none."""
    x = np.atleast_1d(array(values).squeeze())
    assert x.ndim == 1, f"X should have one dimension, got shape {x.shape}"
    counts, edges = np.histogram(x[np.isfinite(x)], bins=int(opts.get("numbins") or min(30, len(x))))
    return bars({"count": counts.tolist()}, ((edges[1:] + edges[:-1]) / 2).tolist())


def boxes(values: Any, opts: Opts) -> Drawing:
    """Return smallest, quarters and largest of every column."""
    x = array(values).squeeze()
    assert 1 <= x.ndim <= 2, f"X should have one or two dimensions, got shape {x.shape}"
    x = x[:, None] if x.ndim == 1 else x
    legend = opts.get("legend") or [f"column {k}" for k in range(x.shape[1])]
    assert len(legend) == x.shape[1], "as many legend names as columns are needed"
    quarters = np.percentile(x, [0, 25, 50, 75, 100], axis=0).T.tolist()
    return Rows(
        ["", "0 %", "25 %", "50 %", "75 %", "100 %"], [[n, *q] for n, q in zip(legend, quarters, strict=True)]
    )


def shares(values: Any, opts: Opts) -> Drawing:
    """Return a pie as a table of shares."""
    x = np.atleast_1d(array(values).squeeze())
    assert x.ndim == 1, f"X should have one dimension, got shape {x.shape}"
    assert (x >= 0).all(), "the parts of a pie cannot be negative"
    legend = opts.get("legend") or range(1, len(x) + 1)
    assert len(legend) == len(x), "as many legend names as parts are needed"
    total = x.sum() or 1
    return Rows(
        ["", "", "%"], [[str(n), v, 100 * v / total] for n, v in zip(legend, x.tolist(), strict=True)]
    )


def heat(values: Any, opts: Opts, before: Drawing | None = None, update: str | None = None) -> Heat:
    """Return a grid, or the grid `before` with rows or columns added."""
    assert update in HEAT_UPDATES, f"update should be one of {HEAT_UPDATES}, got {update!r}"
    grid = array(values)
    assert grid.ndim == 2, f"X should have two dimensions, got shape {grid.shape}"
    rows, columns = opts.get("rownames"), opts.get("columnnames")
    assert rows is None or len(rows) == grid.shape[0], "as many row names as rows are needed"
    assert columns is None or len(columns) == grid.shape[1], "as many column names as columns are needed"
    if update in (None, "replace") or not isinstance(before, Heat):
        return Heat(grid, rows, columns)
    axis = 0 if str(update).endswith("Row") else 1
    assert before.z.shape[1 - axis] == grid.shape[1 - axis], f"{grid.shape} does not fit to {before.z.shape}"
    parts = (before.z, grid) if str(update).startswith("append") else (grid, before.z)
    return Heat(np.concatenate(parts, axis=axis))


def surface(values: Any) -> Heat:
    """Return a grid that is drawn as a surface."""
    grid: Array = array(values).squeeze()
    assert grid.ndim == 2, f"X should have two dimensions, got shape {grid.shape}"
    return Heat(grid)


def pictures(values: Any, opts: Opts) -> Pictures:
    """Return pictures (H, W), (C, H, W) or (N, C, H, W), or a list of some of one size."""
    pixels = np.stack([array(v) for v in values]) if isinstance(values, list) else array(values)
    if not 2 <= pixels.ndim <= 4:
        raise ValueError(f"a picture has the shape (H, W) or (C, H, W), got {pixels.shape}")
    while pixels.ndim < 4:
        pixels = pixels[None]
    return Pictures(pixels, str(opts.get("caption") or ""))
