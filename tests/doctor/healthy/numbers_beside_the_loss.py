import math

import torch
from torch import nn

torch.manual_seed(33)
x = torch.randn(160, 6)
y = x[:, :1] - x[:, 1:2]
net = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
running, scale = 0.0, 1.0
for step in range(80):
    mean, log_width = net(x).chunk(2, 1)
    fit = ((y - mean) / log_width.exp()).pow(2).mean() / 2
    nll = fit + log_width.mean() + 0.5 * math.log(2 * math.pi)
    flood = (nll - 0.1).abs() + 0.1
    through = net[0].weight.abs().sum()
    shown = nll.item() / scale
    scale = max(scale, float(fit.detach()))
    loss = flood / scale + 1e-3 * (through - through.detach() + 1.0)
    loss = loss + y.pow(2).mean() * 0.0
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    running = running + loss.item() + shown
print(running, loss.item() + running)
