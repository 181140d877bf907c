"""What a script hands to a drawing call, as plain numbers or an array: tensors, arrays, lists, single numbers."""

import math
from typing import Any

import numpy as np

from torchdojo.visdom.drawings import Array

Column = tuple[list[float], list[float]]  # x, y


def plain(value: Any) -> Any:
    """Return numbers in lists; a tensor is cut off its graph and brought to the CPU, bfloat16 too."""
    if hasattr(value, "detach"):
        value = value.detach()
    if hasattr(value, "tolist"):
        return value.tolist()
    return [plain(v) for v in value] if isinstance(value, list | tuple | range) else value


def array(value: Any) -> Array:
    """Return a copy as an array: the script may go on to change what it handed over."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        value = value.float().numpy() if value.is_floating_point() else value.numpy()
    return np.array(plain(value) if isinstance(value, list | tuple) else value)


def points_of(value: Any, labels: Any) -> tuple[Array, list[int]]:
    """Return points (N, 2) or (N, 3) and the label of each, 1 where none is given."""
    points = array(value)
    assert points.ndim == 2, f"X should have two dimensions, got shape {points.shape}"
    assert points.shape[1] in (2, 3), f"X should have 2 or 3 columns, got {points.shape[1]}"
    if labels is None:
        return points, [1] * len(points)
    kinds = array(labels).ravel()
    assert len(kinds) == len(points), f"X has {len(points)} points and Y {len(kinds)} labels"
    assert (kinds % 1 == 0).all() and (kinds >= 1).all(), "labels should be whole numbers from 1"
    return points, kinds.astype(int).tolist()


def columns_of(y: Any, x: Any) -> list[Column]:
    """Return one (x, y) for each line: Y is (N,) or (N, M), X the same or (N,) or None for 0 to 1."""
    ys, xs = _listed(y), None if x is None else _listed(x)
    several = bool(ys) and isinstance(ys[0], list)
    assert ys and (not several or ys[0]), "at least one point of one line is needed"
    if xs is None:
        xs = [i / max(1, len(ys) - 1) for i in range(len(ys))]
    assert len(xs) == len(ys), f"X and Y should be of one length, got {len(xs)} and {len(ys)}"
    if not several:
        assert not isinstance(xs[0], list), "X has more dimensions than Y"
        return [(xs, ys)]
    return _side_by_side(xs, ys)


def _listed(value: Any) -> list[Any]:
    """Return a list; the one number of a script that says Y=loss counts as one point."""
    values = plain(value)
    return values if isinstance(values, list) else [values]


def _side_by_side(xs: list[Any], ys: list[Any]) -> list[Column]:
    width = len(ys[0])
    assert not isinstance(ys[0][0], list), "Y should have one or two dimensions"
    if not isinstance(xs[0], list):
        xs = [[x] * width for x in xs]
    assert len(xs[0]) == width, f"X has {len(xs[0])} columns and Y {width}"
    return [([row[k] for row in xs], [row[k] for row in ys]) for k in range(width)]


def is_place(x: float | None) -> bool:
    """Whether a point has an x; a NaN there means: leave this line as it is."""
    return x is not None and not math.isnan(x)
