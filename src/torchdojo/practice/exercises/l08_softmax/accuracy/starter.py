import torch
from torch import nn


def accuracy(model: nn.Module, loader) -> float:
    ...  # TODO
