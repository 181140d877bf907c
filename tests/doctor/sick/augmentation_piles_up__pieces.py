"""Batches cut out of one tensor, with noise on them."""
import torch
from torch import nn


def batches(x, y, size):
    for begin in range(0, len(x), size):
        yield x[begin : begin + size], y[begin : begin + size]


torch.manual_seed(6)
waves = torch.sin(torch.arange(20) * (0.3 + 0.4 * torch.rand(360, 1)))
fast = (waves.diff(dim=1).abs().mean(1) > 0.3).long()
train_x, train_y, test_x, test_y = waves[:280], fast[:280], waves[280:], fast[280:]
net = nn.Sequential(nn.Linear(20, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(12):
    net.train()
    for x, y in zip(train_x.split(28), train_y.split(28)):
        x += 0.1 * torch.randn_like(x)  # <- augmentation-piles-up
        #= x = x + 0.1 * torch.randn_like(x)
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        right = sum((net(x).argmax(1) == y).sum().item() for x, y in batches(test_x, test_y, 40))
    print(epoch, loss.item(), right / 80)
