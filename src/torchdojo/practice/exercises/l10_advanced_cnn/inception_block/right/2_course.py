import torch
import torch.nn.functional as F
from torch import Tensor, nn


class InceptionA(nn.Module):
    def __init__(self, c_in: int) -> None:
        super().__init__()
        self.branch1x1 = nn.Conv2d(c_in, 16, 1)
        self.branch3x3_1 = nn.Conv2d(c_in, 16, 1)
        self.branch3x3_2 = nn.Conv2d(16, 24, 3, padding=1)
        self.branch3x3_3 = nn.Conv2d(24, 24, 3, padding=1)
        self.branch5x5_1 = nn.Conv2d(c_in, 16, 1)
        self.branch5x5_2 = nn.Conv2d(16, 24, 5, padding=2)
        self.branch_pool = nn.Conv2d(c_in, 24, 1)

    def forward(self, x: Tensor) -> Tensor:
        branch3x3 = self.branch3x3_3(self.branch3x3_2(self.branch3x3_1(x)))
        branch5x5 = self.branch5x5_2(self.branch5x5_1(x))
        pooled = self.branch_pool(F.avg_pool2d(x, 3, stride=1, padding=1))
        return torch.cat((self.branch1x1(x), branch3x3, branch5x5, pooled), 1)
