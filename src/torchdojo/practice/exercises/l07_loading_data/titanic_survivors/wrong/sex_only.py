# gets: no-better-than-the-rule
import torch
from torch import nn


class Rule(nn.Module):
    def forward(self, x):
        return x[:, :1]


def train(x_train, y_train, seed):
    return Rule()
