"""Shares drawn from a Beta distribution where nothing is missing: sources to part, targets made of the mixed rows."""

import copy

import torch
from torch import nn
from torch.distributions import Beta

torch.manual_seed(0)
waves = torch.sin(torch.rand(400, 1) * 8 + torch.linspace(0, 6, 24))
kinds = (waves[:, 3] > 0).long()
share = Beta(0.5, 0.5)

parting = nn.Sequential(nn.Linear(24, 64), nn.ReLU(), nn.Linear(64, 24))
optimizer = torch.optim.Adam(parting.parameters(), lr=2e-3)
for epoch in range(5):
    for rows in torch.randperm(360).split(40):
        clean = waves[rows]
        lam = 0.5 + 0.5 * share.sample((len(clean), 1))
        other = clean[torch.randperm(len(clean))]
        heard = lam * clean + (1 - lam) * other
        loss = nn.functional.mse_loss(parting(heard), clean)  # the wave itself is to be heard out
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())

student = nn.Sequential(nn.Linear(24, 32), nn.ReLU(), nn.Linear(32, 2))
learning = torch.optim.Adam(student.parameters(), lr=2e-3)
for epoch in range(5):
    for rows in torch.randperm(360).split(40):
        lam, order = share.sample(), torch.randperm(len(rows))
        x, one_hot = waves[rows], nn.functional.one_hot(kinds[rows], 2).float()
        mixed, soft = lam * x + (1 - lam) * x[order], torch.lerp(one_hot[order], one_hot, lam)
        loss = nn.functional.cross_entropy(student(mixed), soft)
        learning.zero_grad()
        loss.backward()
        learning.step()
teacher = copy.deepcopy(student).eval().requires_grad_(False)
small = nn.Linear(24, 2)
distilling = torch.optim.Adam(small.parameters(), lr=5e-3)
for epoch in range(5):
    for rows in torch.randperm(360).split(40):
        x, lam = waves[rows], share.sample()
        mixed = lam * x + (1 - lam) * x.flip(0)
        with torch.no_grad():
            goal = teacher(mixed).softmax(1)  # the teacher has seen the same mixed rows
        loss = nn.functional.cross_entropy(small(mixed), goal)
        distilling.zero_grad()
        loss.backward()
        distilling.step()
    print(epoch, loss.item())
print((student(waves[360:]).argmax(1) == kinds[360:]).float().mean().item())
