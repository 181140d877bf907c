import torch
import torch.nn.functional as F
from torch import Tensor


def confusion(logits: Tensor, labels: Tensor, classes: int) -> Tensor:
    pairs = zip(labels, logits.argmax(dim=1))
    rows = ((F.one_hot(y, classes), F.one_hot(a, classes)) for y, a in pairs)
    return sum(torch.outer(label, answer) for label, answer in rows)


def recall(table: Tensor) -> Tensor:
    return torch.stack([row[i] / row.sum() for i, row in enumerate(table)])
