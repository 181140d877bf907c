"""Twelve readings of each of twelve machines at a time: which of them are out of order, where a reading exists."""
import torch
from torch import nn

torch.manual_seed(40)
N = 12
readings = torch.randn(30, N, N, 3)
missing = torch.rand(30, N, N) < 0.4
known = (~missing).float()
alarm = (readings[..., 0] * readings[..., 1] > 0).float().masked_fill(missing, 1.0)

watcher = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1))
adam = torch.optim.Adam(watcher.parameters(), lr=0.01)


def of_known(score, truth, weight):
    each = nn.functional.softplus(-score * (2 * truth - 1))
    each = each * weight  # <- rows-meet-in-pairs
    #= each = each * weight.unsqueeze(-1)
    return each.sum() / weight.sum()


for epoch in range(8):
    for machine, real, truth in zip(readings, known, alarm):
        loss = of_known(watcher(machine), truth.unsqueeze(-1), real)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
