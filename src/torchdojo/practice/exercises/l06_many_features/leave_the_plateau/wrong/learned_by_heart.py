# gets: does-not-learn
import torch
from torch import nn


class Memory(nn.Module):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y

    def forward(self, x):
        same = (x.unsqueeze(1) == self.x).all(dim=2).float()
        return same @ self.y + 0.3 * torch.rand(len(x), 1)


def train(x_train, y_train, seed):
    return Memory(x_train, y_train)
