import torch
from torch import Tensor, nn


class Widen(nn.Module):
    def __init__(self, c_in: int, growth: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(c_in)
        self.conv = nn.Conv2d(c_in, growth, 3, 1, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        new = self.conv(self.norm(x).clamp(min=0))
        return torch.hstack((x, new))


class DenseBlock(nn.Sequential):
    def __init__(self, channels: int, layers: int, growth: int) -> None:
        ends = range(channels, channels + layers * growth, growth)
        super().__init__(*[Widen(c, growth) for c in ends])
