"""Schedules that helpers make, to be followed only when it is time; this run is too short for either."""

import torch
from torch import nn

torch.manual_seed(83)
tides, height = torch.randn(300, 5), torch.randn(300, 1)
height = height * 0.1 + tides[:, :1] - tides[:, 1:2]


def halving(optimizer, every):
    return torch.optim.lr_scheduler.StepLR(optimizer, every, 0.5)


def configured(net):
    adam = torch.optim.Adam(net.parameters(), lr=1e-2)
    return adam, torch.optim.lr_scheduler.CosineAnnealingLR(adam, T_max=100)


def epoch_of(net, optimizer):
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.mse_loss(net(tides[rows]), height[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


net = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 1))
sgd = torch.optim.SGD(net.parameters(), lr=0.05)
later = halving(sgd, 3)
for epoch in range(8):
    print(epoch, epoch_of(net, sgd))
    if epoch >= 100:
        later.step()

other = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 1))
adam, cosine = configured(other)
for epoch in range(8):
    print(epoch, epoch_of(other, adam))
    if epoch >= 100:
        cosine.step()
        adam.zero_grad()
