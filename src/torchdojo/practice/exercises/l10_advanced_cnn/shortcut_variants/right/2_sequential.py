import torch
from torch import Tensor, nn


def conv(channels: int, kernel: int = 3) -> nn.Conv2d:
    return nn.Conv2d(channels, channels, kernel, padding="same")


class Scaled(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.f = nn.Sequential(conv(channels), nn.ReLU(), conv(channels))

    def forward(self, x: Tensor) -> Tensor:
        return torch.lerp(x, self.f(x), 0.5).relu()


class ConvShortcut(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.f = nn.Sequential(conv(channels), nn.ReLU(), conv(channels))
        self.skip = conv(channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        return torch.add(self.skip(x), self.f(x)).relu()


class PreActivation(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        half = nn.ReLU(), conv(channels)
        self.f = nn.Sequential(*half, nn.ReLU(), conv(channels))

    def forward(self, x: Tensor) -> Tensor:
        return self.f(x) + x
