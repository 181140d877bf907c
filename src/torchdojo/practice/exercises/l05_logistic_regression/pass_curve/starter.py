import torch
from torch import Tensor, nn


class LogisticModel(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x: Tensor) -> Tensor:  # (N, 1)
        return torch.sigmoid(self.linear(x))  # (N, 1)


def pass_curve(model: LogisticModel) -> tuple[Tensor, Tensor, float]:
    ...  # TODO
