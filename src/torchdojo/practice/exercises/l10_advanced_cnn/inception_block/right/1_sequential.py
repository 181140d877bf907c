import torch
from torch import Tensor, nn


class InceptionA(nn.Module):
    def __init__(self, c_in: int) -> None:
        super().__init__()
        self.branch1 = nn.Conv2d(c_in, 16, kernel_size=1)
        self.branch3 = nn.Sequential(
            nn.Conv2d(c_in, 16, kernel_size=1),
            nn.Conv2d(16, 24, kernel_size=3, padding=1),
            nn.Conv2d(24, 24, kernel_size=3, padding=1),
        )
        self.branch5 = nn.Sequential(
            nn.Conv2d(c_in, 16, kernel_size=1),
            nn.Conv2d(16, 24, kernel_size=5, padding=2),
        )
        self.branch_pool = nn.Sequential(
            nn.AvgPool2d(kernel_size=3, stride=1, padding=1),
            nn.Conv2d(c_in, 24, kernel_size=1),
        )

    def forward(self, x: Tensor) -> Tensor:
        branches = [self.branch1(x), self.branch3(x), self.branch5(x)]
        return torch.cat([*branches, self.branch_pool(x)], dim=1)  # (N, 88, H, W)
