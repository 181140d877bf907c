import torch.nn.functional as F
from torch import Tensor, nn


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        ...  # TODO

    def forward(self, x: Tensor) -> Tensor:
        ...  # TODO
