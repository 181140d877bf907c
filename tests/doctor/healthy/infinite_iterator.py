import itertools

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(200, 4)
y = (x[:, 0] > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=20, shuffle=True)


def forever(loader):
    while True:
        yield from loader


net = nn.Linear(4, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.2)
batches = forever(loader)
for step in range(60):
    a, b = next(batches)
    loss = nn.functional.cross_entropy(net(a), b)
    opt.zero_grad()
    loss.backward()
    opt.step()
hits = 0
for a, b in itertools.islice(batches, 10):
    with torch.no_grad():
        hits += (net(a).argmax(1) == b).sum().item()
print(loss.item(), hits / 200)
