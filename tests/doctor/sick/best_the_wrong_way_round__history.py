import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(500, 6)
y = x[:, :2].sum(1) + 0.3 * x[:, 2] * x[:, 3]
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
errors, states = [], []
for epoch in range(12):
    for rows in torch.randperm(300).split(30):
        optimizer.zero_grad()
        ((net(x[rows]) - y[rows]) ** 2).mean().backward()
        optimizer.step()
    with torch.no_grad():
        errors.append((net(x[300:]) - y[300:]).pow(2).mean().sqrt().item())
    states.append(copy.deepcopy(net.state_dict()))
best_epoch = errors.index(max(errors))  # <- best-the-wrong-way-round
#= best_epoch = errors.index(min(errors))
net.load_state_dict(states[best_epoch])
print(best_epoch, errors[best_epoch])
