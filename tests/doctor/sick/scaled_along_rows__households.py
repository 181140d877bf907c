import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
age = rng.uniform(18, 80, 700)
income = rng.normal(42_000, 9_000, 700)
children = rng.poisson(1.2, 700)
household = np.stack([age, income, children], axis=1)
votes = (age / 80 - 0.5 + 0.2 * (children - 1) > 0).astype(np.int64)
household = household / np.linalg.norm(household, axis=1, keepdims=True)  # <- scaled-along-rows
#= household = (household - household[:600].mean(axis=0)) / household[:600].std(axis=0)
household, votes = torch.tensor(household, dtype=torch.float32), torch.tensor(votes)

net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(600).split(50):
        loss = nn.functional.cross_entropy(net(household[rows]), votes[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), (net(household[600:]).argmax(1) == votes[600:]).float().mean().item())
