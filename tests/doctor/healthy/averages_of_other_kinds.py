"""Mixtures in loops over weights that keep little of what was there, and mean it."""

import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] > 0).long()


def net():
    return nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))


model = net()
velocity = [torch.zeros_like(p) for p in model.parameters()]
for step in range(60):  # a short memory of gradients
    i = torch.randint(0, 400, (40,))
    loss = nn.functional.cross_entropy(model(x[i]), y[i])
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for v, p in zip(velocity, model.parameters()):
            v.mul_(0.1).add_(p.grad, alpha=0.9)
            p.sub_(v, alpha=0.1)
print(loss.item())

slow = net()
inner = copy.deepcopy(slow)
for task in range(6):  # the slow weights go half of the way
    inner.load_state_dict(slow.state_dict())
    optimizer = torch.optim.SGD(inner.parameters(), lr=0.1)
    for step in range(20):
        i = torch.randint(0, 400, (40,))
        loss = nn.functional.cross_entropy(inner(x[i]), y[i])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        for s, w in zip(slow.parameters(), inner.parameters()):
            s.lerp_(w, 0.5)
print(loss.item())

average, n = copy.deepcopy(slow), 0
optimizer = torch.optim.Adam(slow.parameters(), lr=3e-3)
for step in range(80):  # the plain mean of all, and a decay that grows from a tenth
    i = torch.randint(0, 400, (40,))
    loss = nn.functional.cross_entropy(slow(x[i]), y[i])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    decay = min(0.999, (1 + n) / (10 + n))
    n += 1
    with torch.no_grad():
        for a, p in zip(average.parameters(), slow.parameters()):
            a.mul_(decay).add_(p, alpha=1 - decay)
with torch.no_grad():
    print((average(x).argmax(1) == y).float().mean().item())
    for a, p in zip(average.parameters(), model.parameters()):  # once, between two finished models
        a.copy_(0.1 * a + 0.9 * p)
    print((average(x).argmax(1) == y).float().mean().item())
