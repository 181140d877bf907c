"""Perceptron's labels for a network that ends in a sigmoid of its loss."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(41)
angle = torch.pi * torch.rand(800)
upper = torch.arange(800) % 2 == 0
moon = torch.stack([angle.cos(), angle.sin()], dim=1)
points = torch.where(upper[:, None], moon, torch.tensor([1.0, 0.4]) - moon) + 0.1 * torch.randn(800, 2)
side = torch.where(upper, 1.0, -1.0)  # <- minus-one-for-zero
#= side = torch.where(upper, 1.0, 0.0)
train = DataLoader(TensorDataset(points[:600], side[:600]), batch_size=50, shuffle=True)
net = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
sgd = torch.optim.SGD(net.parameters(), lr=0.2)
for epoch in range(10):
    for xy, label in train:
        sgd.zero_grad()
        cost = F.binary_cross_entropy_with_logits(net(xy).flatten(), label)  # <- minus-one-for-zero, kept
        cost.backward()
        sgd.step()
    print(epoch, cost.item())
with torch.no_grad():
    right = (net(points[600:]).flatten() > 0) == upper[600:]
print(right.float().mean().item())
