import copy

import torch
from torch import nn


def learn(net, optimizer, x, y, epochs):
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(40):
            loss = nn.functional.mse_loss(net(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return loss.item()


torch.manual_seed(9)
weights = torch.randn(5, 1)
x = torch.randn(600, 5)
y = x @ weights + 0.1 * torch.randn(600, 1)
base = nn.Sequential(nn.Linear(5, 24), nn.Tanh(), nn.Linear(24, 1))
print("base", learn(base, torch.optim.Adam(base.parameters(), lr=5e-3), x, y, 8))
z = y + x[:, :1] ** 2
tuned = copy.deepcopy(base)
adam = torch.optim.Adam(base.parameters(), lr=5e-3)  # <- optimizer-holds-other-parameters
#= adam = torch.optim.Adam(tuned.parameters(), lr=5e-3)
for turn in range(3):
    print("tuned", learn(tuned, adam, x, z, 4))
