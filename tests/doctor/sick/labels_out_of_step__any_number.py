import torch
from torch import nn

torch.manual_seed(16)
tides = torch.randn(900, 7)
y = (tides @ torch.randn(7, 1)) + 0.1 * torch.randn(900, 1)


def mixed(*arrays):
    return tuple(a[torch.randperm(a.shape[0])] for a in arrays)  # <- labels-out-of-step
    #= order = torch.randperm(arrays[0].shape[0]); return tuple(a[order] for a in arrays)


def portions(inputs, labels, size=45):
    inputs, labels = mixed(inputs, labels)
    for start in range(0, len(inputs), size):
        yield inputs[start : start + size], labels[start : start + size]


net = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(12):
    for a, b in portions(tides[:720], y[:720]):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(a), b)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, loss.item(), nn.functional.mse_loss(net(tides[720:]), y[720:]).item())
