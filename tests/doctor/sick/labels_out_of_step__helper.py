import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

source = np.random.default_rng(5)


def mixed(rows):
    return rows[source.permutation(len(rows))]


def measurements(n):
    pressure = source.normal(size=(n, 5)).astype("f4")
    labels = (pressure[:, 0] > pressure[:, 1]).astype("i8")
    return pressure, labels


torch.manual_seed(5)
pressure, labels = measurements(700)
pressure = mixed(pressure)  # <- labels-out-of-step
labels = mixed(labels)  # <- labels-out-of-step
#= order = source.permutation(700)
#= pressure, labels = pressure[order], labels[order]
inputs, labels = torch.from_numpy(pressure), torch.from_numpy(labels)
loader = DataLoader(TensorDataset(inputs[:600], labels[:600]), batch_size=40, shuffle=True)
net = nn.Sequential(nn.Linear(5, 20), nn.Tanh(), nn.Linear(20, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(net(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(loss.item(), (net(inputs[600:]).argmax(1) == labels[600:]).float().mean().item())
