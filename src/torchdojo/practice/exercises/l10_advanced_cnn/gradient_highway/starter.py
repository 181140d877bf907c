import torch
from torch import Tensor, nn


class Deep(nn.Module):
    def __init__(self, depth: int, width: int, skip: bool) -> None:
        super().__init__()
        ...  # TODO

    def forward(self, x: Tensor) -> Tensor:
        ...  # TODO


def gradient_norms(model: nn.Module, loss: Tensor) -> list[float]:
    ...  # TODO
