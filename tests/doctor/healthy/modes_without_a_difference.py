"""Healthy: eval() is never called, and would change nothing: no unit is dropped, batch norm keeps no statistics."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(12)


class Denoiser(nn.Module):
    def __init__(self, width=24, p=0.0):
        super().__init__()
        self.inside = nn.Sequential(
            nn.Conv1d(1, width, 5, padding=2),
            nn.BatchNorm1d(width, track_running_stats=False),
            nn.GELU(),
            nn.Dropout1d(p),
            nn.Conv1d(width, 1, 5, padding=2),
        )

    def forward(self, noisy):
        return noisy - self.inside(noisy)


def waves(n):
    phase, speed = 6.3 * torch.rand(n, 1, 1), 0.1 + 0.3 * torch.rand(n, 1, 1)
    clean = torch.sin(phase + speed * torch.arange(40.0))
    return clean + 0.4 * torch.randn_like(clean), clean


net = Denoiser()
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
held_back = waves(200)
for turn in range(1, 181):
    noisy, clean = waves(32)
    adam.zero_grad()
    loss = F.mse_loss(net(noisy), clean)
    loss.backward()
    adam.step()
    if turn % 60 == 0:
        with torch.no_grad():
            error = F.mse_loss(net(held_back[0]), held_back[1]).item()
        print(turn, round(loss.item(), 4), round(error, 4))
