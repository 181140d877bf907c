"""Healthy: rows stand in blocks: only normal ones are learned, each class is split by itself, or they are shuffled."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(65)
# one: what is abnormal is what a network that knows the normal rows cannot rebuild
x = torch.cat([torch.randn(500, 10) @ torch.randn(10, 10) / 3, 1.5 * torch.randn(60, 10)])
y = torch.cat([torch.zeros(500), torch.ones(60)])
x_train, y_train, x_test, y_test = x[:430], y[:430], x[430:], y[430:]
print("abnormal rows learned:", int(y_train.sum()))
rebuild = nn.Sequential(nn.Linear(10, 5), nn.Tanh(), nn.Linear(5, 10))
adam = torch.optim.Adam(rebuild.parameters(), lr=0.01)
for epoch in range(15):
    for rows in torch.randperm(430).split(43):
        loss = F.mse_loss(rebuild(x_train[rows]), x_train[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    wrong = (rebuild(x_test) - x_test).pow(2).mean(1)
print("error of normal and abnormal rows", wrong[y_test == 0].mean().item(), wrong[y_test == 1].mean().item())

# two: shuffled, then cut; and each class cut by itself
a, b = torch.randn(200, 4), torch.randn(200, 4) + 1
points = torch.cat([a, b])
sides = torch.cat([torch.zeros(200), torch.ones(200)]).long()
mixed = torch.randperm(400)
points, sides = points[mixed], sides[mixed]
points_train, sides_train, points_test, sides_test = points[:300], sides[:300], points[300:], sides[300:]
points_more = torch.cat([a[:150], b[:150]])
net = nn.Linear(4, 2)
adam = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(10):
    for rows in torch.randperm(300).split(30):
        loss = F.cross_entropy(net(points_train[rows]), sides_train[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), (net(points_test).argmax(1) == sides_test).float().mean().item())
    print(net(points_more).argmax(1).float().mean().item())
