import torch
from torch import Tensor, nn


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)])
        size = self.features(torch.zeros(1, 1, 28, 28)).numel()
        self.fc = nn.Linear(size, 10)

    def features(self, x: Tensor) -> Tensor:
        for conv in self.convs:
            x = conv(x).clamp(min=0)  # ReLU before the pooling does the same
            x = nn.functional.max_pool2d(x, 2)
        return x.reshape(len(x), -1)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(self.features(x))
