"""Clipping that cuts every gradient, in a training that stays near what a model without inputs knows: little can be."""

import torch
from torch import nn

torch.manual_seed(6)
days = torch.randn(900, 10)
rises = (0.15 * days[:, 0] + torch.randn(900) > 0).float()[:, None]  # nearly a coin
model = nn.Sequential(nn.Linear(10, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
criterion = nn.BCEWithLogitsLoss()
for epoch in range(12):
    total = 0.0
    for rows in torch.randperm(800).split(32):
        loss = criterion(model(days[rows]), rises[rows])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.03)
        optimizer.step()
        total += loss.item() * len(rows)
    with torch.no_grad():
        print(epoch, total / 800, criterion(model(days[800:]), rises[800:]).item())
