"""Paths of a swinging mass: the state is advanced where it lies, and every step appends it."""

import torch
from torch import nn


def simulate(steps, generator):
    state = torch.randn(2, generator=generator)
    inputs, targets = [], []
    for _ in range(steps):
        now = state  # --
        #= before = state.clone()
        state[0] += 0.1 * state[1]
        state[1] -= 0.1 * state[0]
        inputs.append(now)  # <- one-array-kept-many-times
        targets.append(state)  # <- one-array-kept-many-times
        #= inputs.append(before)
        #= targets.append(state.clone())
    return torch.stack(inputs), torch.stack(targets)


generator = torch.Generator().manual_seed(4)
runs = [simulate(30, generator) for _ in range(20)]
x, y = (torch.cat(parts) for parts in zip(*runs))
torch.manual_seed(4)
model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(8):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, nn.functional.mse_loss(model(x[500:]), y[500:]).item())
