"""Deviations written in many ways, each the one that its divergence means."""

import torch
from torch import nn

torch.manual_seed(0)
data = torch.randn(400, 2) @ torch.randn(2, 8)


def by_halves(mu, logvar):
    std = logvar.mul(0.5).exp_()
    return torch.randn_like(std).mul(std).add_(mu)


def by_root(mu, logvar):
    return mu + torch.randn_like(mu) * logvar.exp().sqrt()


def by_name(mu, logvar):
    half = 0.5 * logvar
    sigma = half.exp()
    return mu + sigma * torch.randn_like(mu)


def by_distribution(mu, logvar):
    return torch.distributions.Normal(mu, (logvar / 2).exp()).rsample()


def log_deviation(mu, log_std):
    return mu + torch.randn_like(mu) * log_std.exp()


for draw in (by_halves, by_root, by_name, by_distribution, log_deviation):
    read, write = nn.Linear(8, 4), nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 8))
    optimizer = torch.optim.Adam([*read.parameters(), *write.parameters()], lr=5e-3)
    for step in range(120):
        x = data[torch.randint(400, (40,))]
        mean, width = read(x).chunk(2, dim=1)
        error = (write(draw(mean, width)) - x).pow(2).sum(1)
        if draw is log_deviation:
            divergence = -0.5 * (1 + 2 * width - mean**2 - (2 * width).exp()).sum(1)
        else:
            logvar = width
            divergence = -0.5 * (1 + logvar - mean**2 - logvar.exp()).sum(1)
        loss = (error + divergence).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(draw.__name__, loss.item())
