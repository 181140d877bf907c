import torch
import torch.nn.functional as F
from torch import nn


class Model(nn.Module):
    def __init__(self, columns, name):
        super().__init__()
        self.linear1 = nn.Linear(columns, 6)
        self.linear2 = nn.Linear(6, 4)
        self.linear3 = nn.Linear(4, 1)
        self.bend1 = getattr(nn, name)()
        self.bend2 = getattr(nn, name)()

    def forward(self, x):
        x = self.bend1(self.linear1(x))
        x = self.bend2(self.linear2(x))
        return torch.sigmoid(self.linear3(x))


def train(model, x_data, y_data, lr, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(epochs):
        optimizer.zero_grad()
        F.binary_cross_entropy(model(x_data), y_data).backward()
        optimizer.step()
    with torch.no_grad():
        return F.binary_cross_entropy(model(x_data), y_data).item()


def sweep(x_data, y_data, names, lr, epochs, seed):
    losses = {}
    for name in names:
        torch.manual_seed(seed)
        model = Model(x_data.size(1), name)
        losses[name] = train(model, x_data, y_data, lr, epochs)
    return losses
