"""Weights moved by hand with a gradient that is then emptied; an optimizer's step comes after, for its schedule only.

Below, gradients of single samples: taken, cut, emptied, and their mean put back for the step.
"""
import torch
from torch import nn

torch.manual_seed(46)
x = torch.randn(240, 5)
y = (x[:, 0] - x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.SGD(net.parameters(), lr=0.3)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 15)
for epoch in range(15):
    for rows in torch.randperm(240).split(30):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= optimizer.param_groups[0]["lr"] * p.grad.clamp(-1, 1)
                p.grad = None
        optimizer.step()
    schedule.step()
    print(epoch, loss.item())

private = nn.Linear(5, 2)
sgd = torch.optim.SGD(private.parameters(), lr=0.5)
for step in range(20):
    taken = [torch.zeros_like(p) for p in private.parameters()]
    for row in torch.randperm(240)[:12]:
        nn.functional.cross_entropy(private(x[row : row + 1]), y[row : row + 1]).backward()
        for total, p in zip(taken, private.parameters()):
            total += p.grad.clamp(-0.5, 0.5) / 12
            p.grad = None
    for total, p in zip(taken, private.parameters()):
        p.grad = total + 0.01 * torch.randn_like(total)
    sgd.step()
    sgd.zero_grad()
