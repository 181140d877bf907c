"""Moving averages that may be: of the past alone, to make a series, to draw a picture of the losses, of whole records."""

import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(8)
box = np.ones(7) / 7
tide = np.convolve(rng.normal(size=1506), box, mode="same")  # the world itself is smooth
tide = tide / tide.std() + 0.3 * rng.normal(size=1506)
slow = np.convolve(tide, box, mode="full")[: len(tide)]
level = np.convolve(tide, box, mode="valid")  # level[i] is of tide[i : i + 7]
tide, slow = tide[6:], slow[6:]
LENGTH = 16
X = np.stack([np.stack([slow[i : i + LENGTH], level[i : i + LENGTH]]).ravel() for i in range(len(tide) - LENGTH)])
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(tide[LENGTH:], dtype=torch.float32)

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2 * LENGTH, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
losses = []
for epoch in range(4):
    for rows in torch.randperm(1200).split(60):
        loss = nn.functional.mse_loss(net(X[rows]).squeeze(1), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
with torch.no_grad():
    print("error", nn.functional.mse_loss(net(X[1216:]).squeeze(1), y[1216:]).item())
print("drawn", np.convolve(losses, np.ones(9) / 9, mode="same")[::20].round(2))

records = torch.randn(300, 64)
kinds = torch.arange(300) % 2
records[kinds == 1] += torch.sin(torch.arange(64) / 3)
calm = nn.functional.avg_pool1d(records.unsqueeze(1), 5, stride=1, padding=2).squeeze(1)
net = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(4):
    for rows in torch.randperm(240).split(40):
        loss = nn.functional.cross_entropy(net(calm[rows]), kinds[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print("right", (net(calm[240:]).argmax(1) == kinds[240:]).float().mean().item())
