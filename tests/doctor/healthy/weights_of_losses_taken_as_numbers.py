"""Healthy: a learned weight stands in a loss as a number, and learns from another term."""

import torch
from torch import nn

torch.manual_seed(23)
x = torch.randn(400, 5)
y = x[:, :1] - x[:, 1:2] + 0.4 * torch.randn(400, 1)
net = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 1))
log_weight = nn.Parameter(torch.zeros(1))
log_var = nn.Parameter(torch.zeros(1))
measured = nn.Parameter(torch.zeros(1), requires_grad=False)
shift = nn.Parameter(torch.zeros(1))
adam = torch.optim.Adam([*net.parameters(), log_weight, log_var, shift], lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(400).split(40):
        wrong = (net(x[rows]) + shift - y[rows]).square().mean()
        size = sum(p.square().sum() for p in net.parameters())
        # the weight of the penalty grows as long as the weights are larger than 8
        penalty = log_weight.exp().detach() * size - log_weight.exp() * (size.detach() - 8)
        # the error for the net with a fixed scale, the scale with a fixed error
        both = torch.exp(-log_var.detach()) * wrong + torch.exp(-log_var) * wrong.detach() + log_var
        known = torch.exp(-measured.data) * wrong + measured
        loss = (0.01 * penalty + both + 0.1 * known).sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
        with torch.no_grad():
            measured.copy_(0.9 * measured + 0.1 * wrong.log())
    print(epoch, loss.item(), log_var.item(), log_weight.item())
