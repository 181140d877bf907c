"""Shares looked up in a class of the schedule, noise drawn in the same method."""

import torch
from torch import nn


class Schedule:
    def __init__(self, steps):
        self.steps = steps
        self.alpha_bar = torch.cumprod(1 - torch.linspace(0.0005, 0.08, steps), dim=0)

    def add_noise(self, x, t):
        ab = self.alpha_bar[t].reshape(-1, 1)
        eps = torch.randn_like(x)
        x_t = (1 - ab) * eps + ab * x  # <- noised-without-roots
        #= x_t = (1 - ab).sqrt() * eps + ab.sqrt() * x
        return x_t, eps


torch.manual_seed(3)
schedule = Schedule(40)
net = nn.Sequential(nn.Linear(7, 48), nn.GELU(), nn.Linear(48, 6))
sgd = torch.optim.Adam(net.parameters(), lr=3e-3)
table = torch.randn(480, 2) @ torch.randn(2, 6) * 0.5
for epoch in range(6):
    for rows in table[torch.randperm(480)].split(48):
        t = torch.randint(schedule.steps, (48,))
        noisy, eps = schedule.add_noise(rows, t)
        loss = (net(torch.cat([noisy, t[:, None] / 40], 1)) - eps).pow(2).mean()
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    print(epoch, loss.item())
