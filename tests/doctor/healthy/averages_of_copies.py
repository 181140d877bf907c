import copy

import torch
from torch import nn

torch.manual_seed(43)
x = torch.randn(150, 5)
y = x[:, :1] * 2 - x[:, 1:2]
net = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 1))
slow = copy.deepcopy(net)
shadow = {name: p.detach().clone() for name, p in net.named_parameters()}
named = {name: p.data for name, p in net.named_parameters()}  # the living ones, replaced at the first update
moments = [torch.zeros_like(p) for p in net.parameters()]
net[2].bias.requires_grad_(False)
for step in range(90):
    net.zero_grad()
    loss = nn.functional.mse_loss(net(x), y)
    loss.backward()
    with torch.no_grad():
        for p, m in zip(net.parameters(), moments, strict=True):
            if p.grad is not None:
                m.mul_(0.9).add_(p.grad, alpha=0.1)
                p.mul_(0.9999).add_(m, alpha=-0.05)
        for name, p in net.named_parameters():
            shadow[name].mul_(0.95).add_(p, alpha=0.05)
            named[name] = 0.95 * named[name] + 0.05 * p.data
        for a, b in zip(slow.parameters(), net.parameters(), strict=True):
            a.lerp_(b, 0.05)
    running = x[0] if step == 0 else running.mul(0.9).add(x[step], alpha=0.1)
print(loss.item(), nn.functional.mse_loss(slow(x), y).item())
