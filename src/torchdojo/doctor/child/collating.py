"""In which order a collate_fn puts the samples of a batch: each part by its contents, none by its name."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import numpy as np
import torch
from torch import Tensor

ROWS = 64  # a batch with more is not compared
LONG = 20_000  # numbers in one part
Column = list[list[float]]  # the numbers of each sample


def out_of_step(items: list[Any], batch: Any) -> list[int] | None:
    """Return the order in which one part of a batch stands while another stands in the order of the samples.

    None if all stand in one order, if the order itself is handed on, or if it cannot be told.
    """
    if not 3 < len(items) <= ROWS:
        return None
    parts, given = list(_parts(batch, len(items))), list(_columns(items))
    orders = [[_order(part, column) for part in parts] for column in given]
    kept = [[_stands(part, column, range(len(items))) for part in parts] for column in given]
    for number, row in enumerate(orders):
        moved = next((order for order in row if order is not None), None)
        if moved is None or any(kept[number]) or _handed_on(parts, moved):
            continue
        for other, column in enumerate(given):
            along = any(_stands(part, column, moved) for part in parts)
            if other != number and any(kept[other]) and not along:
                return moved
    return None


def _columns(items: list[Any]) -> Iterator[Column]:
    """Yield the numbers of each sample, part by part, and how long its parts are."""
    first = items[0]
    keys: Any = (
        first.keys()
        if isinstance(first, dict)
        else range(len(first))
        if isinstance(first, (tuple, list))
        else ()
    )
    for key in keys:
        values = [numbers(item[key]) for item in items]
        known = [value for value in values if value is not None]
        if len(known) == len(items):
            yield known
            if len({len(value) for value in known}) > 1:
                yield [[float(len(item[key]))] for item in items]


def _parts(batch: Any, rows: int) -> Iterator[Column]:
    """Yield the parts of a batch that have one row for each sample, rows first or second."""
    parts = (
        list(batch.values()) if isinstance(batch, dict) else batch if isinstance(batch, (tuple, list)) else ()
    )
    for part in parts:
        if isinstance(part, (tuple, list)) and len(part) == rows:
            found = [numbers(one) for one in part]
            if all(one is not None for one in found):
                yield [one for one in found if one is not None]
        if isinstance(part, Tensor) and part.numel() <= LONG:
            for turned in (part, part.transpose(0, 1)) if part.dim() > 1 else (part,):
                if turned.dim() and len(turned) == rows:
                    yield [row.reshape(-1).tolist() for row in turned.detach().float()]


def numbers(value: Any) -> list[float] | None:
    """Return what a sample holds as a flat list; None if these are no numbers."""
    if isinstance(value, (bool, int, float, np.number)):
        return [float(torch.tensor(float(value)))]
    if isinstance(value, (list, tuple)) and not all(isinstance(one, (int, float)) for one in value):
        return None
    if isinstance(value, (list, tuple, np.ndarray, Tensor)):
        plain = torch.as_tensor(value)
        return plain.detach().float().reshape(-1).tolist() if 0 < plain.numel() <= LONG else None
    return None


def _is(row: list[float], value: list[float]) -> bool:
    """Whether a row is a sample, padded with one number at one end or not at all."""
    n = len(value)
    if row[:n] == value:
        return len(row) == n or _one(row[n:])
    return len(row) > n and row[-n:] == value and _one(row[:-n])


def _one(rest: list[float]) -> bool:
    return len(list(groupby(rest))) == 1


def _stands(part: Column, column: Column, order: Any) -> bool:
    """Whether the rows of a part are these samples in this order."""
    return all(_is(row, column[number]) for row, number in zip(part, order, strict=True))


def _order(part: Column, column: Column) -> list[int] | None:
    """Return the order in which a part has the samples, if each is found once and they are not all in their places."""
    found: list[int] = []
    for row in part:
        same = [number for number, value in enumerate(column) if _is(row, value)]
        if len(same) != 1:
            return None
        found += same
    return found if sorted(found) == list(range(len(column))) and found != sorted(found) else None


def _handed_on(parts: list[Column], order: list[int]) -> bool:
    """Whether the batch holds the order, or the way back: then somebody puts it right later."""
    back = sorted(range(len(order)), key=order.__getitem__)
    return any([row[0] for row in part if len(row) == 1] in (order, back) for part in parts)
