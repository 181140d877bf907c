"""Rows of one class should lie near each other: a supervised contrast, in one function."""

import torch
from torch import nn
from torch.nn.functional import normalize


def contrast(codes, kinds, warmth=0.3):
    unit = normalize(codes, 2.0, 0)  # <- normalized-over-the-batch
    #= unit = normalize(codes, 2.0, 1)
    alike = (unit @ unit.transpose(0, 1)) / warmth
    alike = alike - 1e4 * torch.eye(len(codes))
    mates = (kinds[:, None] == kinds[None]).float() * (1 - torch.eye(len(codes)))
    logs = alike - alike.logsumexp(1, keepdim=True)
    return -(logs * mates).sum(1).div(mates.sum(1).clamp(min=1)).mean()


torch.manual_seed(1)
kinds = torch.randint(3, (360,))
rows = torch.eye(3, 9)[kinds] * 2 + torch.randn(360, 9)
net = nn.Sequential(nn.Linear(9, 24), nn.ReLU(), nn.Linear(24, 6))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(6):
    for pick in torch.randperm(360).split(45):
        loss = contrast(net(rows[pick]), kinds[pick])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
