"""What should have come out beside what came out, where seeing says more than numbers: curves, images, tables."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.verdict import Picture

CURVE = range(8, 257)  # numbers of a curve; fewer are read as quickly as they are seen
SIDE = range(2, 65)  # rows and columns of an image or a table
FEW = 12  # numbers of a table that need no picture


def picture_of(got: object, expected: object, of: str = "") -> Picture | None:
    """Return both as grids, a curve as a grid of one row; None if they are alike or nothing to look at.

    Of several results the first that differs, of a batch of images the first image that differs. `of` says what was
    called, if it is another call than the verdict's.
    """
    if isinstance(expected, list | tuple) and not _numbers(expected):
        pairs = zip(got, expected, strict=False) if isinstance(got, list | tuple) else ()
        drawn = (picture_of(ours, theirs, of) for ours, theirs in pairs)
        return next((one for one in drawn if one is not None), None)
    ours, theirs = _tensor(got), _tensor(expected)
    if ours is None or theirs is None or ours.dim() != theirs.dim() or _alike(ours, theirs):
        return None
    if ours.dim() > 2:
        ours, theirs = _first_that_differs(ours, theirs)
    if not (_worth_seeing(theirs) and _worth_seeing(ours)):
        return None
    return Picture(_grid(theirs), _grid(ours), of)


def _tensor(value: object) -> Tensor | None:
    """Return it in float64, None if it is not made of real, finite numbers."""
    if isinstance(value, list | tuple) and _numbers(value):
        value = torch.tensor(value, dtype=torch.float64)
    if not isinstance(value, Tensor) or value.is_complex() or not value.numel():
        return None
    value = value.detach().to("cpu", torch.float64)
    return value if bool(value.isfinite().all()) else None


def _numbers(values: Sequence[object]) -> bool:
    return all(isinstance(one, int | float) for one in values)


def _alike(ours: Tensor, theirs: Tensor) -> bool:
    return ours.shape == theirs.shape and torch.allclose(ours, theirs, rtol=1e-3, atol=1e-5)


def _first_that_differs(ours: Tensor, theirs: Tensor) -> tuple[Tensor, Tensor]:
    """Return the last two dimensions of both, at the first place where they differ."""
    pairs = list(zip(ours.flatten(0, -3), theirs.flatten(0, -3), strict=False))
    return next((pair for pair in pairs if not _alike(*pair)), pairs[0])


def _worth_seeing(value: Tensor) -> bool:
    if value.dim() == 1:
        return len(value) in CURVE
    return value.dim() == 2 and value.numel() > FEW and all(size in SIDE for size in value.shape)


def _grid(value: Tensor) -> list[list[float]]:
    return value.reshape(-1, value.shape[-1]).tolist()
