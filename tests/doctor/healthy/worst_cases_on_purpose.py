import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(500, 6)
y = x[:, :2].sum(1) + 0.3 * x[:, 2] * x[:, 3]
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
import numpy as np

worst, hardest, largest, losses, errors, states = 0.0, None, 0.0, [], [], []
record = {"score": -1e9, "weights": None}
previous, top = 1e9, None
for epoch in range(12):
    for rows in torch.randperm(300).split(30):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(x[rows]), y[rows]).backward()
        optimizer.step()
    with torch.no_grad():
        loss = nn.functional.mse_loss(net(x[300:]), y[300:]).item()
        far = (net(x[300:]) - y[300:]).abs()
    if loss > worst:
        worst, hardest = loss, copy.deepcopy(net.state_dict())
    if loss > largest:
        largest = loss
    if -loss > record["score"]:
        record["score"], record["weights"] = -loss, copy.deepcopy(net.state_dict())
    if top is None or loss < top:
        top, kept = loss, copy.deepcopy(net.state_dict())
    if loss < previous:
        print("better than the epoch before")
    previous = loss
    losses.append(loss)
    errors.append(far.max().item())
    states.append(copy.deepcopy(net.state_dict()))
print("the farthest", max(errors), "the worst epoch", int(np.argmax(losses)))
best_epoch = int(np.argmin(losses))
net.load_state_dict(states[best_epoch])
delta, best_delta, best_loss = torch.zeros_like(x[:1]), None, 0.0
for trial in range(5):  # an attack looks for the largest loss
    delta = 0.1 * torch.randn_like(x[:1])
    loss = nn.functional.mse_loss(net(x[:1] + delta), y[:1]).item()
    if loss > best_loss:
        best_loss, best_delta = loss, delta.clone()  # the perturbation
