import torch
import torch.nn.functional as F
from torch import Tensor, nn


class DenseBlock(nn.Module):
    def __init__(self, channels: int, layers: int, growth: int) -> None:
        super().__init__()
        self.numbers = range(layers)
        for i in self.numbers:
            c_in = channels + i * growth
            self.add_module(f"norm{i}", nn.BatchNorm2d(c_in))
            conv = nn.Conv2d(c_in, growth, (3, 3), padding=(1, 1), bias=False)
            self.add_module(f"conv{i}", conv)

    def forward(self, x: Tensor) -> Tensor:
        outputs = [x]
        for i in self.numbers:
            norm, conv = getattr(self, f"norm{i}"), getattr(self, f"conv{i}")
            outputs.append(conv(F.relu(norm(torch.cat(outputs, dim=1)))))
        return torch.cat(outputs, dim=1)
