# gets: no-parameters
from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(1, 1)]

    def forward(self, x):
        return self.layers[0](x)
