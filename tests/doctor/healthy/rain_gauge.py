import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(600, 4)
rain = torch.relu(x @ torch.tensor([1.0, -0.5, 0.8, 0.0]) + 0.5)
gauge = rain + 0.02 * torch.randn(600)  # the gauge reads a little below zero at times
net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1), nn.ReLU())
with torch.no_grad():
    net[2].bias.fill_(0.5)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(15):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(net(x[rows]).squeeze(1), gauge[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print(loss.item(), nn.functional.mse_loss(net(x[500:]).squeeze(1), rain[500:]).item())
