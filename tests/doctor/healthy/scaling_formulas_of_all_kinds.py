import math

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = 3 + 2 * torch.randn(400, 4)
y = x @ torch.tensor([0.5, -0.2, 0.1, 0.3])
mean, var, std = x[:320].mean(0), x[:320].var(0), x[:320].std(0)
low, high = x[:320].amin(0), x[:320].amax(0)
robust = (x - x[:320].median(0).values) / (high - low)
ways = [(x - mean) / std, (x - mean) / (var + 1e-6).sqrt(), (x - low) / (high - low), robust, x / high, x - mean]
to_noise = mean.mean() / std.mean()  # signal to noise
bound = 10 - x.mean() / x.std()
squared = ((x - mean) ** 2 / var).sum(1)  # how far from the middle
for scaled in ways:
    missing = scaled != scaled
    scaled = torch.where(missing | scaled.isnan(), torch.zeros_like(scaled), scaled)
    net = nn.Linear(4, 1)
    opt = torch.optim.Adam(net.parameters(), lr=2e-2)
    for epoch in range(8):
        for rows in torch.randperm(320).split(40):
            loss = F.mse_loss(net(scaled[rows])[:, 0], y[rows])
            if math.isnan(loss.item()) or loss.item() == math.inf:
                raise FloatingPointError
            opt.zero_grad()
            loss.backward()
            opt.step()
    print(loss.item(), to_noise.item(), bound.item(), squared.mean().item())
