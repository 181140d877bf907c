import torch
from torch import Tensor


def confusion(logits: Tensor, labels: Tensor, classes: int) -> Tensor:
    cells = labels * classes + logits.max(1).indices
    return torch.bincount(cells, minlength=classes**2).view(classes, classes)


def recall(table: Tensor) -> Tensor:
    shares = []
    for i, row in enumerate(table.tolist()):
        shares.append(row[i] / sum(row) if any(row) else torch.nan)
    return torch.tensor(shares)
