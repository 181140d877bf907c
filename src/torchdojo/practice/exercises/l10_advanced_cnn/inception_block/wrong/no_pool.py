# gets: no-pool
import torch
import torch.nn.functional as F
from torch import nn


class InceptionA(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.one = nn.Conv2d(c, 16, 1)
        self.three = nn.Sequential(nn.Conv2d(c, 16, 1), nn.Conv2d(16, 24, 3, padding=1), nn.Conv2d(24, 24, 3, padding=1))
        self.five = nn.Sequential(nn.Conv2d(c, 16, 1), nn.Conv2d(16, 24, 5, padding=2))
        self.pool = nn.Sequential(nn.Conv2d(c, 24, 1))

    def forward(self, x):
        return torch.cat([self.one(x), self.three(x), self.five(x), self.pool(x)], 1)
