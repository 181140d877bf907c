"""Now and then a batch with wild labels is skipped: its gradient is cleared unused, on purpose."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
x = torch.randn(512, 6)
y = x.sum(1, keepdim=True)
y[torch.randperm(512)[:4]] += 300.0
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
skipped = 0
for epoch in range(6):
    for rows, target in DataLoader(TensorDataset(x, y), batch_size=16, shuffle=True):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(rows), target)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), 1000.0)
        if norm < 200:
            optimizer.step()
        else:
            skipped += 1
    print(epoch, loss.item(), skipped)
