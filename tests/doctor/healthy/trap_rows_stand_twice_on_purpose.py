"""Healthy: rows are repeated or joined, and nothing of it reaches a test: after the split, in pairs, in two views."""

import torch
from torch import nn

torch.manual_seed(46)
x = torch.randn(600, 10)
y = (x[:, 0] + 0.5 * torch.randn(600) > 1.2).long()
x = torch.cat([x[y == 0], x[y == 1]])  # by class, each once
y = y.sort().values
order = torch.randperm(600)
x, y = x[order], y[order]
x_train, y_train, x_test, y_test = x[:450], y[:450], x[450:], y[450:]
rare = x_train[y_train == 1]
x_train = torch.cat([x_train, rare[torch.randint(len(rare), (200,))]])
y_train = torch.cat([y_train, torch.ones(200, dtype=torch.long)])


def contrast(net, rows):
    """Two views of each row, through the network in one go."""
    both = torch.cat([rows, rows[torch.randint(len(rows), (len(rows),))]])
    one, other = both[: len(rows)], both[len(rows) :]
    return (net[0](one + 0.1 * torch.randn_like(one)) - net[0](other)).pow(2).mean()


net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(len(x_train)).split(50):
        loss = nn.functional.cross_entropy(net(x_train[rows]), y_train[rows]) + 0.01 * contrast(net, x_train[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), (net(x_test).argmax(1) == y_test).float().mean().item())
