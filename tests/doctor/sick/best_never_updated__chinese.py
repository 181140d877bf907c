import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(500, 6)
y = x[:, :2].sum(1) + 0.3 * x[:, 2] * x[:, 3]
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
最低, 最优 = float("inf"), None
for epoch in range(12):
    for rows in torch.randperm(300).split(30):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(x[rows]), y[rows]).backward()
        optimizer.step()
    with torch.no_grad():
        误差 = nn.functional.mse_loss(net(x[300:]), y[300:]).item()
    if 误差 < 最低:  # <- best-never-updated, kept
        #= 最低 = 误差
        最优 = copy.deepcopy(net.state_dict())
net.load_state_dict(最优)
