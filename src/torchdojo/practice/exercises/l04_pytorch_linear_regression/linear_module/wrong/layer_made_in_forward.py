# gets: no-parameters
from torch import nn


class LinearModel(nn.Module):
    def forward(self, x):
        return nn.Linear(1, 1)(x)
