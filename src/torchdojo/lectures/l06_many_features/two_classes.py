"""A table whose label has two values, as tensors, and how good an answer to it is."""

import torch
from torch import Tensor, nn

from torchdojo.data.table import Table, table
from torchdojo.text import DojoError, Text


def two_classes(where: str, label: str) -> tuple[Table, Tensor, Tensor]:
    """Return the table, x (N, D) and y (N, 1) with the values 0.0 and 1.0. Raises DojoError for other labels."""
    loaded = table(where, label)
    if len(loaded.classes) == 2:
        return loaded, torch.from_numpy(loaded.x), torch.from_numpy(loaded.y).float().unsqueeze(1)
    some = ", ".join(loaded.classes[:5])
    raise DojoError(
        what=Text(
            en=f"{loaded.name}: the label has {len(loaded.classes)} different values, such as {some}.",
            zh=f"{loaded.name}：标签有 {len(loaded.classes)} 种不同的值，例如 {some}。",
        ),
        why=Text(en="One probability tells two classes apart, no more.", zh="一个概率只能区分两个类别。"),
        cure=Text(
            en=f"Name a column with two values: --label NAME. The columns are: {', '.join(loaded.columns[:20])}.",
            zh=f"请用 --label 列名 指定只有两种值的列。现有的列：{'、'.join(loaded.columns[:20])}。",
        ),
    )


def accuracy(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """Share of the rows whose more probable class is the right one."""
    with torch.no_grad():
        return ((model(x) > 0.5) == (y == 1)).float().mean().item()


def majority(y_train: Tensor, y_test: Tensor) -> float:
    """Accuracy of always giving the class that most training rows have."""
    return ((y_test == 1) == (y_train.mean() > 0.5)).float().mean().item()
