"""Rates that look too small or too large, and fit: sums as losses, long curves, few parameters, a rough start."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 8)
y = x[:, :1] * 2 - x[:, 1:2] + 0.1 * torch.randn(400, 1)


def learn(model, optimizer, reduction="mean", epochs=12):
    for _ in range(epochs):
        for rows in torch.randperm(320).split(32):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x[rows]), y[rows], reduction=reduction)
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        return nn.functional.mse_loss(model(x[320:]), y[320:]).item()


small = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 1))
print("sum as loss", learn(small, torch.optim.SGD(small.parameters(), lr=1e-4), "sum", 40))
line = nn.Linear(8, 1)
print("Adam, nine parameters", learn(line, torch.optim.Adam(line.parameters(), lr=0.3)))
rough = nn.Sequential(nn.Linear(8, 24), nn.Tanh(), nn.Linear(24, 1))
print("a rough start", learn(rough, torch.optim.RMSprop(rough.parameters(), lr=0.05, alpha=0.9), epochs=30))
theta = torch.zeros(8, 1, requires_grad=True)
for rows in (torch.randint(0, 320, (40,)) for _ in range(400)):
    loss = (x[rows] @ theta - y[rows]).pow(2).sum()
    loss.backward()
    with torch.no_grad():
        theta -= 1e-3 * theta.grad
        theta.grad = None
print("by hand", (x[320:] @ theta - y[320:]).pow(2).mean().item())
curve = torch.tensor([3.0, 0.2], requires_grad=True)
t = torch.linspace(0, 4, 60)
seen = 50 * torch.exp(-0.7 * t)
far = torch.optim.Adam([curve], lr=0.5)
for _ in range(300):
    far.zero_grad()
    fit = (curve[0] * torch.exp(-curve[1].abs() * t) - seen).pow(2).mean()
    fit.backward()
    far.step()
print("a curve", fit.item(), curve.tolist())
