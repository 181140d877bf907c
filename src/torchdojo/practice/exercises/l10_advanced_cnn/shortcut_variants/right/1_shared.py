import torch.nn.functional as F
from torch import Tensor, nn


class Block(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, kernel_size=3, padding=1)

    def residual(self, x: Tensor) -> Tensor:
        return self.conv2(F.relu(self.conv1(x)))


class Scaled(Block):
    def forward(self, x: Tensor) -> Tensor:
        return F.relu(0.5 * self.residual(x) + 0.5 * x)


class ConvShortcut(Block):
    def __init__(self, channels: int) -> None:
        super().__init__(channels)
        self.skip = nn.Conv2d(channels, channels, kernel_size=1)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.residual(x) + self.skip(x))


class PreActivation(Block):
    def forward(self, x: Tensor) -> Tensor:
        return x + self.residual(F.relu(x))
