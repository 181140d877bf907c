# exercise: digits-net
# elsewhere: TorchLeet, accepted (softmax before CrossEntropyLoss, the loss falls)
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = (784, 512, 256, 128, 64, 10)
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return torch.softmax(self.layers[-1](x), dim=1)
