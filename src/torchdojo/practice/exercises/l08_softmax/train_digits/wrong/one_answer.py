# gets: one-answer-for-all
import torch
from torch import nn


class One(nn.Module):
    def forward(self, x):
        return torch.eye(10)[1].expand(len(x), 10)


def train(x_data, y_data, seed):
    return One()
