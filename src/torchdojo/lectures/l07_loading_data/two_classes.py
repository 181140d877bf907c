"""Rows of two classes: standardised without a look at the test rows, and judged beside the usual answer."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor, nn


def standardised(x: Tensor, training_rows: Sequence[int]) -> Tensor:
    """Bring every column to mean 0 and spread 1, both measured on the training rows only."""
    seen = x[torch.as_tensor(training_rows)]
    mean, spread = seen.mean(dim=0), seen.std(dim=0)
    return (x - mean) / torch.where(spread > 0, spread, 1.0)  # a constant column becomes 0, not nan


def accuracy(model: nn.Module, loader: Iterable[tuple[Tensor, Tensor]]) -> float:
    """Share of the samples whose more probable class is the right one, counted batch by batch."""
    right = total = 0
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            right += int(((model(x) > 0.5) == (y == 1)).sum())
            total += len(y)
    model.train()
    return right / total


def majority(y_train: Tensor, y_test: Tensor) -> float:
    """Accuracy of always giving the class that most training rows have; float64, to equal right / total."""
    return ((y_test == 1) == (y_train.mean() > 0.5)).double().mean().item()
