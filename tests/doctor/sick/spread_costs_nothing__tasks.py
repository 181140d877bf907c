"""Two tasks, weighed by learned uncertainties; nothing keeps the uncertainties from growing."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 6)
near, far = x[:, :1] + 0.1 * torch.randn(400, 1), 3 * x[:, 1:2] + torch.randn(400, 1)
trunk = nn.Sequential(nn.Linear(6, 32), nn.ReLU())
heads = nn.ModuleList([nn.Linear(32, 1), nn.Linear(32, 1)])
spread_near, spread_far = nn.Parameter(torch.zeros(())), nn.Parameter(torch.zeros(()))
parameters = [*trunk.parameters(), *heads.parameters(), spread_near, spread_far]
optimizer = torch.optim.Adam(parameters, lr=5e-3)
for epoch in range(10):
    for rows in torch.randperm(400).split(40):
        hidden = trunk(x[rows])
        first = torch.exp(-spread_near) * nn.functional.mse_loss(heads[0](hidden), near[rows])  # <- spread-costs-nothing, kept
        second = torch.exp(-spread_far) * nn.functional.mse_loss(heads[1](hidden), far[rows])  # <- spread-costs-nothing, kept
        loss = first + second  # --
        #= loss = first + second + spread_near + spread_far
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
