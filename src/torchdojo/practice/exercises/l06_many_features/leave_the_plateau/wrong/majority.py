# gets: plateau
import torch
from torch import nn


class Majority(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return torch.full((len(x), 1), self.p)


def train(x_train, y_train, seed):
    return Majority(y_train.mean().item())
