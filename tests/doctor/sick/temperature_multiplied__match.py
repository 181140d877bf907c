"""Titles and summaries as bags of numbers: which belongs to which?"""
import torch
from torch import nn

torch.manual_seed(72)
TAU = 0.07
subject = torch.randn(900, 8)
title, summary = subject @ torch.randn(8, 20), subject @ torch.randn(8, 30) + 0.3 * torch.randn(900, 30)
one, other = nn.Linear(20, 16), nn.Linear(30, 16)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW([*one.parameters(), *other.parameters()], lr=3e-3)
for epoch in range(5):
    for rows in torch.randperm(900).split(60):
        a = nn.functional.normalize(one(title[rows]), dim=-1)
        b = nn.functional.normalize(other(summary[rows]), dim=-1)
        scores = TAU * (a @ b.T)  # <- temperature-multiplied
        #= scores = (a @ b.T) / TAU
        partner = torch.arange(len(rows))
        loss = (criterion(scores, partner) + criterion(scores.T, partner)) / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
