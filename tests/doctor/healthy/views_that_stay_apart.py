"""Two views of a sample made alike, and samples held apart: by their variance, by a triplet, by a target network."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
centres = torch.randn(5, 12)
kind = torch.randint(0, 5, (800,))
rows = centres[kind] + 0.5 * torch.randn(800, 12)


def view(x):
    return x + 0.2 * torch.randn_like(x)


def vicreg(a, b):
    spread = sum(torch.relu(1 - z.var(0).add(1e-4).sqrt()).mean() for z in (a, b))
    both = [z - z.mean(0) for z in (a, b)]
    crosswise = sum(((z.T @ z / (len(z) - 1)).fill_diagonal_(0) ** 2).sum() / z.shape[1] for z in both)
    return 25 * F.mse_loss(a, b) + 25 * spread + crosswise


encoder = nn.Sequential(nn.Linear(12, 48), nn.ReLU(), nn.Linear(48, 8))
optimizer = torch.optim.Adam(encoder.parameters(), lr=2e-3)
for epoch in range(8):
    for pick in torch.randperm(800).split(80):
        loss = vicreg(encoder(view(rows[pick])), encoder(view(rows[pick])))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("vicreg", epoch, loss.item())

student = nn.Sequential(nn.Linear(12, 48), nn.BatchNorm1d(48), nn.ReLU(), nn.Linear(48, 8))
predictor = nn.Sequential(nn.Linear(8, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 8))
teacher = copy.deepcopy(student).requires_grad_(False)
learned = [*student.parameters(), *predictor.parameters()]
optimizer = torch.optim.Adam(learned, lr=2e-3)
for epoch in range(8):
    for pick in torch.randperm(800).split(80):
        guess = F.normalize(predictor(student(view(rows[pick]))), dim=1)
        with torch.no_grad():
            aim = F.normalize(teacher(view(rows[pick])), dim=1)
        loss = 2 - 2 * (guess * aim).sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            for slow, fast in zip(teacher.parameters(), student.parameters(), strict=True):
                slow.lerp_(fast, 0.05)
    print("byol", epoch, loss.item())

embed = nn.Sequential(nn.Linear(12, 32), nn.Sigmoid(), nn.Linear(32, 16), nn.Sigmoid())
optimizer = torch.optim.Adam(embed.parameters(), lr=5e-3)
for epoch in range(8):
    for pick in torch.randperm(800).split(80):
        friend = torch.stack([torch.where(kind == k)[0][torch.randint(0, 100, ())] for k in kind[pick]])
        foe = torch.stack([torch.where(kind != k)[0][torch.randint(0, 500, ())] for k in kind[pick]])
        a, p, n = (F.normalize(embed(rows[i]), dim=1) for i in (pick, friend, foe))
        loss = torch.relu((a - p).norm(dim=1) - (a - n).norm(dim=1) + 0.5).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("triplets", epoch, loss.item())
