"""Penalties by hand that leave the data their say, a lasso that empties what is not needed, and long memories."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 10)
y = 2 * x[:, :1] - x[:, 1:2] + 0.1 * torch.randn(400, 1)


def train(model, optimizer, penalty, epochs=15):
    for _ in range(epochs):
        for rows in torch.randperm(320).split(32):
            loss = nn.functional.mse_loss(model(x[rows]), y[rows])
            optimizer.zero_grad()
            (loss + penalty(model)).backward()
            optimizer.step()
    with torch.no_grad():
        return nn.functional.mse_loss(model(x[320:]), y[320:]).item()


def lasso(model):
    return 0.1 * model.weight.abs().sum()


def squares(model):
    total = torch.zeros(())
    for weight in model.parameters():
        total = total + weight.square().sum()
    return 1e-3 * total


def nothing(model):
    return 0.0


line = nn.Linear(10, 1)
print("lasso", train(line, torch.optim.Adam(line.parameters(), lr=0.02), lasso), line.weight.tolist())
net = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 1))
print("squares", train(net, torch.optim.Adam(net.parameters(), lr=5e-3), squares))
slow = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 1))
nesterov = torch.optim.SGD(slow.parameters(), lr=5e-4, momentum=0.99, nesterov=True)
print("a long memory", train(slow, nesterov, nothing, 60))
