"""Noisy targets on purpose: another noisy copy, what was hidden of a noisy one, and data made a little different."""

import torch
from torch import nn
torch.manual_seed(0)
x = torch.sin(torch.rand(400, 1) * 6 + torch.linspace(0, 6, 40))
net = nn.Sequential(nn.Linear(40, 60), nn.ReLU(), nn.Linear(60, 40))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for ep in range(10):
    for clean in x.split(25):
        noisy = clean + 0.3 * torch.randn_like(clean)
        other = clean + 0.3 * torch.randn_like(clean)
        masked = noisy * (torch.rand_like(noisy) > 0.2)
        loss = nn.functional.mse_loss(net(noisy), other) + nn.functional.mse_loss(net(masked), noisy)
        opt.zero_grad()
        loss.backward()
        opt.step()
    aug = x + 0.01 * torch.randn_like(x)
    loss = nn.functional.mse_loss(net(aug), aug)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
