import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(0)
weather = rng.normal([15.0, 70.0, 10.0], [3.0, 6.0, 2.0], (500, 3)).astype(np.float32)
sales = (weather @ np.array([0.3, -0.1, 0.2]) + rng.normal(size=500)).astype(np.float32)
sales = (sales - sales[:400].mean()) / sales[:400].std()


class Scaler:
    def fit(self, table):
        self.centre = table.mean(axis=0)
        self.width = table.std(axis=0)
        return self

    def apply(self, table):
        return (table - self.centre) / self.width


low, high = weather[:400].min(axis=0), weather[:400].max(axis=0)
weather = weather - low / (high - low)  # <- scaled-by-a-wrong-formula
#= weather = (weather - low) / (high - low)
weather = Scaler().fit(weather[:400]).apply(weather)
learn = DataLoader(TensorDataset(*map(torch.tensor, (weather[:400], sales[:400]))), 40, shuffle=True)
net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    for x, y in learn:
        loss = nn.functional.mse_loss(net(x).squeeze(1), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
