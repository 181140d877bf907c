import torch
from torch import Tensor


def confusion(logits: Tensor, labels: Tensor, classes: int) -> Tensor:
    ...  # TODO


def recall(table: Tensor) -> Tensor:
    ...  # TODO
