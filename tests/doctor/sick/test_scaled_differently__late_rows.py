import numpy as np
import torch
from torch import nn


class Standard:
    def fit_transform(self, table):
        self.centre, self.width = table.mean(0), table.std(0)
        return self.transform(table)

    def transform(self, table):
        return ((table - self.centre) / self.width).astype(np.float32)


draw = np.random.default_rng(4)
depth = draw.uniform(5, 40, 900)
depth[700:] = draw.uniform(25, 45, 200)  # the last wells are deeper
table = np.stack([depth, draw.uniform(0, 14, 900), draw.normal(300, 20, 900)], 1)
salt = (0.08 * depth + 0.1 * table[:, 1] + draw.normal(0, 0.1, 900)).astype(np.float32)
middle, spread = salt[:700].mean(), salt[:700].std()
standard = Standard()
known = torch.from_numpy(standard.fit_transform(table[:700]))
later = torch.from_numpy(standard.fit_transform(table[700:]))  # <- test-scaled-differently
#= later = torch.from_numpy(standard.transform(table[700:]))
answers = torch.from_numpy((salt[:700] - middle) / spread)
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(15):
    for rows in torch.randperm(700).split(50):
        loss = nn.functional.mse_loss(net(known[rows])[:, 0], answers[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
with torch.no_grad():
    error = np.abs(net(later)[:, 0].numpy() * spread + middle - salt[700:]).mean()
print("error", error)
