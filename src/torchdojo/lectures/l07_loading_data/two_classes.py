"""Rows of two classes: read, standardised without a look at the test rows, and judged beside the usual answer."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor, nn

from torchdojo.data.table import Table, table
from torchdojo.text import DojoError, Text


def two_classes(where: str, label: str) -> Table:
    """Return the table; raises DojoError if its label has not just two values."""
    loaded = table(where, label)
    if len(loaded.classes) == 2:
        return loaded
    some, columns = loaded.classes[:5], loaded.columns[:20]
    raise DojoError(
        what=Text(
            en=f"{loaded.name}: the label has {len(loaded.classes)} different values: {', '.join(some)} ...",
            zh=f"{loaded.name}：标签有 {len(loaded.classes)} 种不同的值：{'、'.join(some)} ……",
        ),
        why=Text(
            en="This network gives one probability, enough for two classes.",
            zh="这个网络只输出一个概率，只够区分两类。",
        ),
        cure=Text(
            en=f"Choose a column with two values by --label NAME; there are: {', '.join(columns)}.",
            zh=f"请用 --label 列名 选一个只有两种值的列；现有：{'、'.join(columns)}。",
        ),
    )


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
