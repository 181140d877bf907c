import torch
from torch import Tensor, nn


class DenseBlock(nn.Module):
    def __init__(self, channels: int, layers: int, growth: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList()
        for _ in range(layers):
            norm = nn.BatchNorm2d(channels)
            conv = nn.Conv2d(channels, growth, 3, padding=1, bias=False)
            self.layers.append(nn.Sequential(norm, nn.ReLU(), conv))
            channels += growth

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = torch.cat([x, layer(x)], dim=1)
        return x  # (N, C + layers·growth, H, W)
