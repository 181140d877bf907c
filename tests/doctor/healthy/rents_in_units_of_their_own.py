"""What is to be said is brought to a common unit before the rows are dealt out; the inputs are as they come."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(42)
houses = torch.randn(1200, 6)
rent = 2 * houses[:, 0] - 1.5 * houses[:, 1] + 2 * torch.relu(houses[:, 2]) + 0.2 * torch.randn(1200)
rent = (rent - rent.mean()) / rent.std()
known, held = random_split(TensorDataset(houses, rent), [1000, 200])
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for a, b in DataLoader(known, batch_size=50, shuffle=True):
        loss = ((net(a).squeeze(1) - b) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        error = sum(((net(a).squeeze(1) - b) ** 2).sum() for a, b in DataLoader(held, batch_size=100)) / len(held)
    print(epoch, error.item())
