import torch
import torch.nn.functional as F
from torch import Tensor, nn


class DenseLayer(nn.Module):
    def __init__(self, c_in: int, growth: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(c_in)
        self.conv = nn.Conv2d(c_in, growth, 3, padding="same", bias=False)

    def forward(self, seen: list[Tensor]) -> Tensor:
        return self.conv(F.relu(self.norm(torch.cat(seen, 1))))


class DenseBlock(nn.Module):
    def __init__(self, channels: int, layers: int, growth: int) -> None:
        super().__init__()
        sizes = [channels + k * growth for k in range(layers)]
        self.layers = nn.Sequential(*(DenseLayer(c, growth) for c in sizes))

    def forward(self, x: Tensor) -> Tensor:
        seen = [x]
        for layer in self.layers:
            seen.append(layer(seen))
        return torch.cat(seen, 1)
