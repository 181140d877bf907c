"""What data sets keep: sums of a few rows, by which a change is noticed, whatever order the numbers stand in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import prod
from typing import Any
from zlib import crc32

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset, Subset, TensorDataset

FEW = 4  # rows of each fetch that are looked at, and as many that were looked at before
MOST = 2_000  # rows remembered of one data set
LONG = 200_000  # numbers in one row
CALM = 16  # fetches in which no row has changed: none will
Sums = tuple[float, float]


def innermost(dataset: Any) -> Any:
    """Return the data set in a Subset."""
    while isinstance(dataset, Subset):
        dataset = dataset.dataset
    return dataset


def _inner(rows: Sequence[Any], dataset: Any) -> list[Any]:
    """Return the numbers that these rows of a Subset have in the data set inside."""
    found = list(rows)
    while isinstance(dataset, Subset):
        indices = dataset.indices
        found = [int(indices[row]) for row in found]
        dataset = dataset.dataset
    return found


def stored(dataset: Any, deep: int = 2) -> Iterator[tuple[str, Any]]:
    """Yield what a data set keeps for each of its rows: tensors, arrays, lists of such, and another data set's."""
    if not isinstance(dataset, Dataset) or not hasattr(dataset, "__len__"):
        return
    rows = len(dataset)
    kept = list(vars(dataset).items())
    if isinstance(dataset, TensorDataset):
        kept = [(f"tensors[{number}]", one) for number, one in enumerate(dataset.tensors)]
    for name, value in kept:
        if isinstance(value, (Tensor, np.ndarray, list)) and len(value) == rows > 0:
            yield name, value
        elif deep and isinstance(value, Dataset) and hasattr(value, "__len__") and len(value) == rows:
            yield from ((f"{name}.{inner}", one) for inner, one in stored(value, deep - 1))


def sums(value: Any) -> Sums | None:
    """Return the sum of a row and of its squares: they stay when it is only turned or shifted; None for one number."""
    if not isinstance(value, (Tensor, np.ndarray)) or not 1 < prod(value.shape) <= LONG:
        return None
    plain = torch.as_tensor(value).detach().double()
    return float(plain.sum()), float((plain * plain).sum())


def differ(one: Sums, other: Sums) -> bool:
    """Whether two rows have other numbers in them."""
    return any(abs(a - b) > 1e-7 * (abs(a) + abs(b) + 1e-3) for a, b in zip(one, other, strict=True))


def digest(value: Any) -> int:
    """Return a number that tells one collection of data from another: of three of its rows."""
    some = [value[place] for place in (0, len(value) // 2, len(value) - 1)]
    known = [sums(one) or repr(one)[:200] for one in some]
    return crc32(repr((len(value), known)).encode())


class Store:
    """The rows of one data set whose contents changed while they were fetched, and those that changed once more."""

    def __init__(self) -> None:
        self.before: dict[tuple[str, Any], Sums] = {}
        self.changed: set[tuple[str, Any]] = set()
        self.again: Counter[str] = Counter()
        self.looks = 0

    def look(self, dataset: Any, outer: Any, asked: Sequence[Any]) -> None:
        """Remember a few rows as they are before they are fetched, by their numbers in a Subset."""
        self.before = {}
        self.looks += 1
        if self.looks > CALM and not self.changed:
            return
        rows = _inner(asked, outer)
        for name, value in stored(dataset):
            known = [row for row in rows if (name, row) in self.changed]
            for row in {*rows[:FEW], *known[:FEW]}:
                found = sums(value[row])
                if found is not None:
                    self.before[name, row] = found

    def compare(self, dataset: Any) -> None:
        """Look at them once more."""
        now = dict(stored(dataset)) if self.before else {}
        for (name, row), before in self.before.items():
            after = sums(now[name][row]) if name in now else None
            if after is not None and differ(before, after):
                self.again[name] += (name, row) in self.changed
                if len(self.changed) < MOST:
                    self.changed.add((name, row))
        self.before = {}
