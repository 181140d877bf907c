"""A table whose label has two values, as tensors, and how good an answer to it is."""

import torch
from torch import Tensor, nn

from torchdojo.data.table import Table, binary_table


def two_classes(where: str, label: str) -> tuple[Table, Tensor, Tensor]:
    """Return the table, x (N, D) and y (N, 1) with the values 0.0 and 1.0. Raises DojoError for other labels."""
    loaded = binary_table(where, label)
    return loaded, torch.from_numpy(loaded.x), torch.from_numpy(loaded.y).float().unsqueeze(1)


def accuracy(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """Share of the rows whose more probable class is the right one."""
    with torch.no_grad():
        return ((model(x) > 0.5) == (y == 1)).float().mean().item()


def majority(y_train: Tensor, y_test: Tensor) -> float:
    """Accuracy of always giving the class that most training rows have."""
    return ((y_test == 1) == (y_train.mean() > 0.5)).float().mean().item()
