import torch
import torch.nn.functional as F
from torch import Tensor, nn


class DeeperNet(nn.Module):
    def __init__(self, height: int, width: int, classes: int) -> None:
        super().__init__()
        ...  # TODO

    def forward(self, x: Tensor) -> Tensor:
        ...  # TODO


def compare(nets, fit, x, y, seeds):
    ...  # TODO: return accuracies and winner
