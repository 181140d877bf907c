# gets: turned-round
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(6, 8), nn.Linear(4, 6), nn.Linear(1, 4)

    def forward(self, x):
        return torch.sigmoid(self.c(torch.sigmoid(self.b(torch.sigmoid(self.a(x))))))


def count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
