"""Healthy: means for the gaps and directions to project on are those of the training rows, or of each row by itself."""

import torch
from torch import nn

torch.manual_seed(54)
x = torch.randn(500, 20) @ torch.randn(20, 20)
y = (x[:, 0] > 0).long()
x[torch.rand(500, 20) < 0.1] = float("nan")
order = torch.randperm(500)
train, test = order[:380], order[380:]
usual = x[train].nanmean(0)
x = torch.where(torch.isnan(x), usual, x)
x = x - x.mean(1, keepdim=True)
x_train, x_test, y_train, y_test = x[train], x[test], y[train], y[test]
centre = x_train.mean(0)
_, _, directions = torch.linalg.svd(x_train - centre, full_matrices=False)
short = (x - centre) @ directions[:8].T / 5
print("kept", short.var(0).sum().item() / x.var(0).sum().item())
net = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 2))
adam = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(10):
    for rows in train[torch.randperm(380)].split(38):
        loss = nn.functional.cross_entropy(net(short[rows]), y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), (net(short[test]).argmax(1) == y[test]).float().mean().item())
    _, spread, _ = torch.linalg.svd(net[0].weight)  # of the weights: nothing is split
    print(spread[:3] @ torch.ones(3))
