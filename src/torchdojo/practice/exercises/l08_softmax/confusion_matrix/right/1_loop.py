import torch
from torch import Tensor


def confusion(logits: Tensor, labels: Tensor, classes: int) -> Tensor:
    y_pred = logits.argmax(dim=1)
    table = torch.zeros(classes, classes, dtype=torch.int64)
    for label, answer in zip(labels, y_pred):
        table[label, answer] += 1
    return table


def recall(table: Tensor) -> Tensor:
    return table.diagonal() / table.sum(dim=1)
