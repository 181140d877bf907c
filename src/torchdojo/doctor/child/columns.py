"""Columns of a model's input that say what the label is."""

from typing import Any

import torch
from torch import Tensor

ROWS = 8  # fewer tell nothing
KINDS = 20
WIDE = 2_000
NARROW = 32  # columns of a table: pictures, spectra and texts have more
NEARLY = 1e-3
MARKED = 3  # rows of each class, where several columns name it


def alike(x: Any, target: Tensor) -> list[int] | None:
    """Return the columns from which the target can be read off, one to one; None if that cannot be asked."""
    flat = target.squeeze(1) if target.dim() == 2 and target.shape[1] == 1 else target
    if not isinstance(x, Tensor) or x.dim() != 2 or not x.is_floating_point() or not 2 < x.shape[1] <= WIDE:
        return None
    if flat.dim() != 1 or len(flat) != len(x) or len(x) < ROWS:
        return None
    x, flat = x.detach(), flat.detach()
    if bool(((x == 0) | (x == 1)).all()):  # a table of truth: that one bit is the answer may be what is asked
        return None
    same = (x == flat.to(x.dtype).unsqueeze(1)).all(0)
    if not flat.is_floating_point() or len(torch.unique(flat)) == 2:
        same |= _one_to_one(x, flat)
    return torch.nonzero(same).flatten().tolist() if len(torch.unique(flat)) > 1 else None


def _one_to_one(x: Tensor, labels: Tensor) -> Tensor:
    """Return which columns are the labels, scaled: one value for each, at equal distances."""
    order = labels.argsort()
    rows, classes = x[order], labels[order]
    starts = torch.cat([classes.new_ones(1, dtype=torch.bool), classes[1:] != classes[:-1]])
    kinds, values = classes[starts].double(), rows[starts].double()
    fixed = ((rows[1:] == rows[:-1]) | starts[1:].unsqueeze(1)).all(0)  # in each class the same number
    whole = 2 * int(fixed.sum()) > len(fixed)  # each class is one single row
    if not 1 < len(kinds) <= KINDS or whole or not bool(fixed.any()):
        return torch.zeros_like(fixed)
    slopes = values.diff(dim=0) / kinds.diff().unsqueeze(1)
    straight = ((slopes - slopes[0]).abs() <= 1e-4 * slopes[0].abs()).all(0) & (slopes[0] != 0)
    alone = fixed & straight
    marks = fixed & (values != values[0]).any(0)  # several columns that only together name the class: one-hot
    few = int(starts.cumsum(0).bincount()[1:].min()) < MARKED
    told = not few and int(marks.sum()) > 1 and len(torch.unique(values[:, marks], dim=0)) == len(kinds) > 2
    return alone | marks if told else alone


def scaled_by_row(x: Tensor) -> float | None:
    """Return in which share of the rows the same column stands out most, if each row was scaled for itself.

    To mean 0 and one deviation, to the range from 0 to 1, or to length 1. None for anything that is not a small table.
    """
    if (
        x.dim() != 2
        or not x.is_floating_point()
        or not (3 <= x.shape[1] <= NARROW and len(x) >= ROWS)
        or x.is_sparse
    ):
        return None
    plain = x.detach().double()
    low, high = plain.amin(1), plain.amax(1)
    centred = bool((plain.mean(1).abs() < NEARLY).all()) and _even(plain.std(1))
    ranged = bool((low == 0).all()) and bool((high == 1).all())
    if not (
        centred or ranged or (_even(lengths := plain.norm(dim=1)) and abs(float(lengths[0]) - 1) < NEARLY)
    ):
        return None
    first = plain.abs().argmax(1)
    return float((first == first.mode().values).double().mean())


def _even(numbers: Tensor) -> bool:
    """Whether all these numbers are nearly the same, and not 0."""
    return bool(((numbers - numbers[0]).abs() < NEARLY * numbers[0]).all())
