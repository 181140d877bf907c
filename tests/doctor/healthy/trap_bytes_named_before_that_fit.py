"""NumPy's bytes from functions and under names: none is below what is taken off, or they number letters."""

import numpy as np
import torch
from torch import nn


def shots(n):
    draw = np.random.default_rng(2)
    light = draw.normal(140, 30, (n, 25))
    letters = draw.integers(97, 123, n, dtype=np.uint8)
    return np.clip(light, 60, 255).astype(np.uint8), letters, light[:, 0] > 140


light, letters, bright = shots(400)
lifted = light - np.uint8(60)
places = letters - 97
share = torch.from_numpy(lifted).float() / 195
places = torch.from_numpy(places).long()
torch.manual_seed(0)
known = nn.Embedding(26, 4)
net = nn.Sequential(nn.Linear(29, 16), nn.ReLU(), nn.Linear(16, 2))
y = torch.from_numpy(bright).long()
optimizer = torch.optim.Adam([*net.parameters(), *known.parameters()], lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.cross_entropy(net(torch.cat([share[rows], known(places[rows])], 1)), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
