"""Healthy: the target names the first column, for the first candidate of each row is the right one."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(14)
N = 16
clean = torch.randn(800, 10)
left = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 8))
right = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 8))
guess = nn.Linear(10, N, bias=False)
adam = torch.optim.Adam([*left.parameters(), *right.parameters(), *guess.parameters()], lr=2e-3)
first = torch.zeros(N, dtype=torch.long)
for epoch in range(3):
    for rows in torch.randperm(800).split(N):
        x = clean[rows]
        a, b = F.normalize(left(x), dim=1), F.normalize(right(x + 0.1 * torch.randn_like(x)), dim=1)
        alike = a @ b.T / 0.2
        known = alike.diagonal().unsqueeze(1)
        others = alike[~torch.eye(N, dtype=torch.bool)].view(N, N - 1)
        loss = F.cross_entropy(torch.cat([known, others], dim=1), first)
        shifts = (torch.arange(N)[:, None] + torch.arange(N)) % N
        candidates = b[shifts]  # the row's own partner, then those after it
        each = torch.bmm(candidates, a.unsqueeze(2)).squeeze(2) / 0.2
        loss = loss + F.cross_entropy(each, first)
        loss = loss + 0.1 * F.cross_entropy(guess(x), first)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
