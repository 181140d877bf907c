# gets: wrong-value
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        pass
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in zip([784, 512, 256, 128, 64, 10], [784, 512, 256, 128, 64, 10][1:])])

    def forward(self, x):
        x = (x - x.mean(0)).flatten(1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)
