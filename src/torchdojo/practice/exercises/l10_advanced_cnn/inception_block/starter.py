import torch
import torch.nn.functional as F
from torch import Tensor, nn


class InceptionA(nn.Module):
    def __init__(self, c_in: int) -> None:
        super().__init__()
        ...  # TODO

    def forward(self, x: Tensor) -> Tensor:
        ...  # TODO
