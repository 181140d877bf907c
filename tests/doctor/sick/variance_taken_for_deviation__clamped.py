"""A conditional VAE in a plain loop: the variance itself multiplies the noise."""

import torch
from torch import nn

torch.manual_seed(1)
kinds = torch.randint(3, (480,))
rows = torch.randn(480, 10) + torch.eye(3, 10)[kinds] * 3
one_hot = nn.functional.one_hot(kinds, 3).float()
encoder = nn.Sequential(nn.Linear(13, 32), nn.Tanh(), nn.Linear(32, 8))
decoder = nn.Sequential(nn.Linear(7, 32), nn.Tanh(), nn.Linear(32, 10))
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=2e-3)
for epoch in range(8):
    total = 0.0
    for pick in torch.randperm(480).split(40):
        x, kind = rows[pick], one_hot[pick]
        mu, lv = encoder(torch.cat([x, kind], 1)).chunk(2, dim=1)
        lv = lv.clamp(-6, 6)
        std = torch.exp(lv)  # <- variance-taken-for-deviation
        #= std = torch.exp(lv * 0.5)
        z = mu + std * torch.randn(mu.shape)
        error = (decoder(torch.cat([z, kind], 1)) - x).pow(2).sum(1)
        divergence = -0.5 * (1 + lv - mu * mu - torch.exp(lv)).sum(1)
        loss = (error + divergence).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pick)
    print(epoch, total / 480)
