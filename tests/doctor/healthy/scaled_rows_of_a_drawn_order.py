"""A drawn order cuts the rows where they are scaled, and the labels where they meet; later rows vary much less."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Standard:
    def fit(self, table):
        self.mean, self.std = table.mean(0), table.std(0)
        return self

    def transform(self, table):
        return (table - self.mean) / self.std

    def fit_transform(self, table):
        return self.fit(table).transform(table)


torch.manual_seed(1)
days = torch.rand(700, 3) * torch.tensor([30.0, 100.0, 8.0])
winter = torch.rand(90, 3) * torch.tensor([5.0, 12.0, 1.0]) + torch.tensor([2.0, 70.0, 6.0])
wet = (days[:, 1] > 60).long()
order = torch.randperm(700)
learned, held = order[:600], order[600:]
standard = Standard()
x_learned = standard.fit_transform(days[learned])
x_held, x_winter = standard.transform(days[held]), standard.transform(winter)
loader = DataLoader(TensorDataset(x_learned, wet[learned]), 50, shuffle=True)
net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(15):
    for x, y in loader:
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
net.eval()
with torch.no_grad():
    print("held", (net(x_held).argmax(1) == wet[held]).float().mean().item())
    snow = net(x_winter).argmax(1)
    print("winter", (snow == (winter[:, 1] > 60)).float().mean().item())
