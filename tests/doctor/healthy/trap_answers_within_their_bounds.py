"""Bounded answers whose targets lie within, or that are not what the loss compares."""

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.rand(300, 4)
shares = F.softmax(x[:, :3] * 3, dim=1)
noisy = x[:, :1] + 0.1 * torch.randn(300, 1)  # some of them a little beyond 0 and 1
rate = x.sum(1, keepdim=True) * 5


def train(model, targets, answer=lambda model, rows: model(x[rows])):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(5):
        for rows in torch.randperm(250).split(25):
            loss = F.mse_loss(answer(model, rows), targets[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(loss.item())


train(nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1)), shares)
train(nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid()), noisy)
train(nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1), nn.Softplus()), rate)

# the noise is predicted, and taken off: what the loss compares has no bounds
pictures = 2 * torch.randn(300, 6)
spoiled = pictures + 0.5 * torch.randn(300, 6)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 6), nn.Tanh())
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(5):
    for rows in torch.randperm(250).split(25):
        cleaned = spoiled[rows] - net(spoiled[rows])
        loss = ((cleaned - pictures[rows]) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
