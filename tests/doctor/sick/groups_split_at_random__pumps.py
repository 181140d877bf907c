"""Does the bearing of a pump fail within a month? Many short records of each machine."""
import random

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

rng = np.random.default_rng(4)
torch.manual_seed(4)
MACHINES = 70

spectra, fails = [], []
#= whose = []
for machine in range(MACHINES):
    failing = int(rng.random() < 0.5)
    hum = rng.normal(size=24)
    hum[:3] += failing
    for record in range(rng.integers(15, 25)):
        spectra.append(hum + 0.4 * rng.normal(size=24))
        fails.append(failing)
        #= whose.append(machine)
x = torch.tensor(np.array(spectra), dtype=torch.float32)
y = torch.tensor(fails)
learn, look = random_split(TensorDataset(x, y), [0.8, 0.2])  # <- groups-split-at-random
#= new = torch.tensor(whose) >= 56
#= learn, look = TensorDataset(x[~new], y[~new]), TensorDataset(x[new], y[new])
model = nn.Sequential(nn.Linear(24, 48), nn.ReLU(), nn.Linear(48, 2))
opt = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(6):
    for a, b in DataLoader(learn, 32, shuffle=True):
        loss = nn.functional.cross_entropy(model(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, sum((model(a).argmax(1) == b).sum().item() for a, b in DataLoader(look, 64)) / len(look))
