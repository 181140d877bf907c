"""Layers that stand in several places on purpose, or that have nothing to learn."""

import torch
import torch.nn as nn

torch.manual_seed(0)


class Looped(nn.Module):
    """A block that is applied again and again, as in universal transformers."""

    def __init__(self, width, times):
        super().__init__()
        self.block = nn.TransformerEncoderLayer(width, 2, 2 * width, dropout=0.0, batch_first=True)
        self.times = times

    def forward(self, x):
        for _ in range(self.times):
            x = self.block(x)
        return x


class Towers(nn.Module):
    """Both towers share their weights: it must not matter which of the two comes first."""

    def __init__(self, width):
        super().__init__()
        tower = nn.Sequential(nn.Linear(6, width), nn.PReLU(), nn.Linear(width, width))
        self.towers = nn.ModuleList([tower, tower])

    def forward(self, a, b):
        return (self.towers[0](a) - self.towers[1](b)).pow(2).mean(1)


act, drop = nn.PReLU(8), nn.Dropout(0.1)
net = nn.Sequential(nn.Linear(6, 8), act, drop, nn.Linear(8, 8), act, drop, nn.Linear(8, 8), act, nn.Linear(8, 2))
looped = nn.Sequential(nn.Linear(6, 8), nn.Unflatten(1, (2, 4)), Looped(4, 3), nn.Flatten(), nn.Linear(8, 2))
x = torch.randn(300, 6)
y = (x[:, 0] > x[:, 1]).long()
for model in (net, looped):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(3):
        for rows in torch.randperm(250).split(25):
            loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.eval()
    with torch.no_grad():
        print((model(x[250:]).argmax(1) == y[250:]).float().mean().item())

towers = Towers(8)
optimizer = torch.optim.Adam(towers.parameters(), lr=0.01)
for _ in range(3):
    for rows in torch.randperm(250).split(25):
        apart = towers(x[rows], x[rows.flip(0)])
        differ = (y[rows] != y[rows.flip(0)]).float()
        loss = (differ * torch.relu(1 - apart) + (1 - differ) * apart).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
