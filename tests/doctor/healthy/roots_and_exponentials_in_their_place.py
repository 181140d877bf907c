import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(300, 4)
y = x.sum(1, keepdim=True) + torch.randn(300, 1)
scores = []
for fold in range(3):  # the root of each fold is a score of its own
    held = torch.arange(300) % 3 == fold
    net = nn.Linear(4, 1)
    opt = torch.optim.Adam(net.parameters(), lr=2e-2)
    learn = DataLoader(TensorDataset(x[~held], y[~held]), 40, shuffle=True)
    keep = DataLoader(TensorDataset(x[held], y[held]), 25)
    for epoch in range(6):
        for a, b in learn:
            loss = nn.functional.mse_loss(net(a), b)
            opt.zero_grad()
            loss.backward()
            opt.step()
    squares, distances = 0.0, 0.0
    with torch.no_grad():
        for a, b in keep:
            squares += nn.functional.mse_loss(net(a), b, reduction="sum").item()
            distances += torch.sqrt((net(a) - b) ** 2).sum().item()
    scores.append(math.sqrt(squares / 100))
    print(fold, loss.item(), math.exp(-squares / 200), distances / 100)
print(sum(scores) / len(scores))
