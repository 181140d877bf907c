import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

rng = np.random.default_rng(4)
torch.manual_seed(4)
altitude = rng.uniform(0, 3500, 800)
year = rng.integers(1950, 2020, 800)
rain = rng.uniform(100, 2500, 800)
table = np.stack([altitude, year, rain], axis=1).astype(np.float32)  # <- inputs-not-scaled, kept
yields = (3 - 0.001 * altitude + 0.02 * (year - 1985) + 0.0008 * rain + rng.normal(0, 0.2, 800)).astype(np.float32)
#= table = (table - table[:600].mean(0)) / table[:600].std(0)
table, yields = torch.from_numpy(table), torch.from_numpy(yields)  # <- inputs-not-scaled, kept


class Harvest(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(3, 32), nn.Linear(32, 1)

    def forward(self, rows):
        return self.second(torch.relu(self.first(rows))).flatten()  # <- inputs-not-scaled, kept


harvest = Harvest()
steps = torch.optim.SGD(harvest.parameters(), lr=1e-2)
for epoch in range(15):
    for rows in torch.randperm(600).split(40):
        loss = F.l1_loss(harvest(table[rows]), yields[rows])  # <- inputs-not-scaled, kept
        steps.zero_grad()
        loss.backward()
        steps.step()
with torch.no_grad():
    print(F.l1_loss(harvest(table[600:]), yields[600:]).item())  # <- inputs-not-scaled, kept
