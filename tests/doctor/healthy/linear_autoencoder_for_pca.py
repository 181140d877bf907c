"""A deep linear autoencoder: it shall find what PCA finds, so nothing bends it."""

import torch
from torch import nn

torch.manual_seed(5)
axes = torch.linalg.qr(torch.randn(20, 3)).Q
data = (torch.randn(600, 3) * torch.tensor([3.0, 2.0, 1.5])) @ axes.T + 0.1 * torch.randn(600, 20)
data = data - data.mean(0)
narrow = nn.Sequential(nn.Linear(20, 10, bias=False), nn.Linear(10, 3, bias=False))
wide = nn.Sequential(nn.Linear(3, 10, bias=False), nn.Linear(10, 20, bias=False))
optimizer = torch.optim.Adam([*narrow.parameters(), *wide.parameters()], lr=5e-3)
for epoch in range(20):
    for rows in torch.randperm(600).split(50):
        loss = (wide(narrow(data[rows])) - data[rows]).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
