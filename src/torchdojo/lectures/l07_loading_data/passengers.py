"""Passengers of the Titanic as numbers. What fills gaps and sets scales is computed from the training rows only."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from torchdojo.data.titanic import Passengers

Rows = npt.NDArray[np.int64]
KAGGLE = ("sibsp", "parch", "fare")  # the further columns of Kaggle's file that hold numbers


def numbers(p: Passengers) -> npt.NDArray[np.float64]:
    """Return the columns that may have gaps and need a scale: the age, and Kaggle's three where the file has them."""
    more = [np.log1p(p.more[name]) if name == "fare" else p.more[name] for name in KAGGLE if name in p.more]
    return np.column_stack([p.age, *more]).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Preparation:
    """What was learned from the training rows: the median, mean and spread of every column of numbers."""

    median: npt.NDArray[np.float64]
    mean: npt.NDArray[np.float64]
    spread: npt.NDArray[np.float64]

    @classmethod
    def of(cls, p: Passengers, training_rows: Rows) -> "Preparation":
        """Look at the training rows, and at no other."""
        x = numbers(p)[training_rows]
        known = np.isfinite(x)
        median = np.array([np.median(c[k]) if k.any() else 0.0 for c, k in zip(x.T, known.T, strict=True)])
        filled = np.where(known, x, median)
        spread = filled.std(axis=0)
        return cls(median, filled.mean(axis=0), np.where(spread > 0, spread, 1.0))

    def apply(self, p: Passengers) -> Tensor:
        """Return (N, 5 or more): sex, first class, second class, age unknown, and the columns of numbers."""
        x = numbers(p)
        unknown = np.isnan(p.age)  # itself worth a column: whose age is unknown was asked less often
        scaled = (np.where(np.isfinite(x), x, self.median) - self.mean) / self.spread
        columns = np.column_stack([p.female, p.klass == 1, p.klass == 2, unknown, scaled])
        return torch.from_numpy(columns.astype(np.float32))
