import torch
import torch.nn.functional as F
from torch import Tensor, nn


class DenseBlock(nn.Module):
    def __init__(self, channels: int, layers: int, growth: int) -> None:
        super().__init__()
        ...  # TODO

    def forward(self, x: Tensor) -> Tensor:
        ...  # TODO
