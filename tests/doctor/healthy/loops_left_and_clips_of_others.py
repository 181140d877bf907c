"""Loops that are left on purpose, a critic clipped beside its target, schedules of phases, tasks with own gradients."""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(480, 6)
y = x[:, :3].argmax(1)
loader = DataLoader(TensorDataset(x[:400], y[:400]), batch_size=40, shuffle=True)


def peek(batches):
    shapes = []
    for inputs, labels in batches:
        shapes.append((inputs.shape, labels.shape))
        return shapes


def until(batches, enough):
    seen = []
    for inputs, _ in batches:
        seen.append(len(inputs))
        if sum(seen) >= enough:
            return seen
    return seen


print(peek(loader)[0], until(loader, 100))
model = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 3))
slow = copy.deepcopy(model)
parts = {"trunk": model[0], "slow": slow, "head": model[2]}
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)
for epoch in range(10):
    if epoch == 5:
        optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
        scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)
    for inputs, labels in loader:
        loss = nn.functional.cross_entropy(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        for part in parts.values():
            nn.utils.clip_grad_norm_(part.parameters(), 1.0)
        optimizer.step()
    scheduler.step()
    print(epoch, loss.item())
with torch.no_grad():
    print("test", (model(x[400:]).argmax(1) == y[400:]).float().mean().item())

trunk, ends = nn.Linear(6, 16), [nn.Linear(16, 1), nn.Linear(16, 1)]
every = [*trunk.parameters(), *ends[0].parameters(), *ends[1].parameters()]
adam = torch.optim.Adam(every, lr=5e-3)
goals = [x[:, :1] * 2, x[:, 1:2].abs()]
for step in range(150):
    rows = torch.randint(0, 400, (40,))
    hidden = torch.tanh(trunk(x[rows]))
    adam.zero_grad()
    for end, goal in zip(ends, goals):
        nn.functional.mse_loss(end(hidden), goal[rows]).backward(retain_graph=True)
    adam.step()
