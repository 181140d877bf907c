import torch
from torch import nn


def train(x_train, y_train, seed):
    torch.manual_seed(seed)
    sizes = (8, 6, 4, 1)
    layers = []
    for i in range(3):
        layers += [nn.Linear(sizes[i], sizes[i + 1]), nn.Sigmoid()]
    model = nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=3.0)
    for _ in range(400):
        optimizer.zero_grad()
        nn.functional.binary_cross_entropy(model(x_train), y_train).backward()
        optimizer.step()
    return model
