import numpy as np
import torch
from torch import nn

draw = np.random.default_rng(3)
film = (draw.random((401, 8, 8)) * 255).astype(np.uint8)
moves = draw.integers(0, 2, 400)
film[1:][moves == 0] = film[:-1][moves == 0]
motion = np.abs(film[1:] - film[:-1])  # <- bytes-wrapped-around
#= motion = np.abs(film[1:].astype(int) - film[:-1])
brighter = np.clip(film[1:] + 60, 0, 255)  # <- bytes-wrapped-around
#= brighter = np.clip(film[1:].astype(int) + 60, 0, 255)
x = torch.from_numpy(np.stack([motion, brighter], 1).astype(np.float32) / 255)
y = torch.from_numpy(moves)
torch.manual_seed(0)
net = nn.Sequential(nn.Flatten(), nn.Linear(128, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(8):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
