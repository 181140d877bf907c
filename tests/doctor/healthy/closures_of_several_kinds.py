"""Closures that clear and learn, in chunks too, are cleared once more after the step; steps of a plan alone."""

import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 8)
y = x[:, :2].sum(1, keepdim=True)
net = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.LBFGS(net.parameters(), max_iter=1, lr=0.2)
def chunk(a, b):
    loss = nn.functional.mse_loss(net(a), b) / 3
    loss.backward()
    return loss.detach()
def closure():
    opt.zero_grad()
    return sum(chunk(a, b) for a, b in zip(x.chunk(3), y.chunk(3)))
for i in range(40):
    loss = opt.step(closure)
opt = torch.optim.LBFGS(net.parameters(), max_iter=1, lr=0.2)
def two():
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(x[:150]), y[:150])
    loss.backward()
    more = nn.functional.mse_loss(net(x[150:]), y[150:])
    more.backward()
    return (loss + more).detach()
for i in range(40):
    loss = opt.step(two)
print(loss.item())


def anew():
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(x), y)
    loss.backward()
    return loss


opt = torch.optim.LBFGS(net.parameters(), lr=0.2, max_iter=4)
for i in range(20):
    loss = opt.step(anew)
    opt.zero_grad()
print(loss.item())
plan = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1)  # the rates of a schedule, to be looked at
decay = torch.optim.lr_scheduler.StepLR(plan, 5)
rates = []
for epoch in range(20):
    plan.step()
    decay.step()
    rates.append(decay.get_last_lr()[0])
print(rates)
