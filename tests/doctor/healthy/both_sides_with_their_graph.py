"""Losses that pull on both sides on purpose: a decaying field, two views of one thing, a flow map."""

import torch
from torch import nn

torch.manual_seed(0)
gamma = 0.8
field = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(field.parameters(), lr=5e-3)
for step in range(80):  # u' = sin(t) - gamma * u
    t = (torch.rand(64, 1) * 3).requires_grad_()
    u = field(t)
    slope = torch.autograd.grad(u.sum(), t, create_graph=True)[0]
    off = torch.sin(t) + (-gamma) * u - slope
    loss = (off**2).mean() + field(torch.zeros(1, 1)).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

dt = 0.1
drift = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(drift.parameters(), lr=5e-3)
x = torch.randn(300, 2)
y = x + dt * torch.stack([x[:, 1], -x[:, 0]], 1)
for step in range(80):  # forward from x and backward from y meet halfway
    i = torch.randint(0, 300, (64,))
    there, back = x[i] + 0.5 * dt * drift(x[i]), y[i] - 0.5 * dt * drift(y[i])
    loss = nn.functional.mse_loss(there, back)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

twin = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.Adam(twin.parameters(), lr=3e-3)
seen, label = torch.randn(200, 4), torch.randint(0, 3, (200,))
for step in range(60):
    one, other = twin(seen), 0.1 + 0.9 * twin(seen + 0.05 * torch.randn_like(seen))
    loss = nn.functional.cross_entropy(one, label) + nn.functional.mse_loss(one, other)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
