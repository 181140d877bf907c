"""Arrays that loops change where they lie, each kept in a list as it should be: copied, full, or made anew."""

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
series = torch.randn(500).cumsum(0) / 10
window, windows, ahead = torch.zeros(5), [], []
for at in range(480):
    window[:-1] = window[1:].clone()
    window[-1] = series[at]
    windows.append(window.clone())
    ahead.append(series[at + 1].item())

blocks, block, filled = [], np.zeros(8), 0
for value in series.tolist():
    block[filled] = value
    filled += 1
    if filled == len(block):
        blocks.append(block)  # full: the next one is made anew
        block, filled = np.zeros(8), 0

total, sums = 0.0, []
for value in series.tolist():
    total += value  # a number, not an array
    sums.append(total)

rows = []
for value in series[:20]:
    row = torch.zeros(3)
    row[0], row[1] = value, value**2
    rows.append(row)

steps, batch = [], []
state = torch.zeros(2)
for at in range(60):
    state += torch.randn(2)
    batch.append(state.tolist())
    steps.append((at, state[0].item(), state * 1.0))
    if at == 59:
        steps.append((at, 0.0, state))  # the last one only

x, y = torch.stack(windows), torch.tensor(ahead)[:, None]
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
gains, average = [], torch.zeros(())
for epoch in range(10):
    for pick in torch.randperm(400).split(40):
        loss = nn.functional.mse_loss(model(x[pick]), y[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.mul_(0.9).add_(0.1 * loss.detach())
    gains.append(average.item())
    with torch.no_grad():
        print(epoch, gains[-1], nn.functional.mse_loss(model(x[400:]), y[400:]).item())
print(len(blocks), len(sums), torch.stack(rows).shape, len(batch), len(steps))
