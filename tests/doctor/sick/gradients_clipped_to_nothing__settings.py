"""Waves of five kinds by a small convolution: each step gets a sliver of its gradient, and the loss just creeps."""

from dataclasses import dataclass

import torch
from torch import nn


@dataclass
class Settings:
    rate: float = 0.05
    longest: float = 2e-3  # --
    #= longest: float = 2.0
    rounds: int = 10


def waves(number, length=40):
    kinds = torch.arange(number) % 5
    time = torch.linspace(0, 6.28, length)
    shifts = torch.rand(number, 1) * 6.28
    return torch.sin((kinds[:, None] + 1) * time + shifts)[:, None] + 0.2 * torch.randn(number, 1, length), kinds


torch.manual_seed(4)
settings = Settings()
signals, kinds = waves(1500)
held, held_kinds = waves(300)
net = nn.Sequential(
    nn.Conv1d(1, 12, 7, padding=3), nn.ReLU(), nn.Conv1d(12, 12, 7, padding=3), nn.ReLU(), nn.Flatten(), nn.Linear(480, 5)
)
optimizer = torch.optim.SGD(net.parameters(), lr=settings.rate, momentum=0.9, nesterov=True)
for _ in range(settings.rounds):
    for rows in torch.randperm(len(signals)).split(25):
        optimizer.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(net(signals[rows]), kinds[rows]).backward()
        nn.utils.clip_grad_norm_(net.parameters(), max_norm=settings.longest)  # <- gradients-clipped-to-nothing, kept
        optimizer.step()
    with torch.no_grad():
        print((net(held).argmax(1) == held_kinds).float().mean().item())
