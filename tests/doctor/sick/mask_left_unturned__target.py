import torch
from torch import nn


def leaves(count):
    """Ellipses on a noisy ground, and which pixels are leaf."""
    rows = torch.arange(14.0)
    middle = 3 + 8 * torch.rand(count, 2, 1, 1)
    leaf = ((rows[:, None] - middle[:, 0]) / 4) ** 2 + ((rows - middle[:, 1]) / 2) ** 2 < 1
    return leaf.float() + 0.4 * torch.randn(count, 14, 14), leaf.long()


class Quarter:
    """Turns by a multiple of 90 degrees."""

    def __call__(self, x, y):
        turns = int(torch.randint(0, 4, ()))
        x = torch.rot90(x, turns, [1, 2])  # <- mask-left-unturned, kept
        #= y = torch.rot90(y, turns, [1, 2])
        return x, y


torch.manual_seed(9)
x, y = leaves(240)
turn = Quarter()
net = nn.Sequential(nn.Conv2d(1, 10, 5, padding=2), nn.ReLU(), nn.Conv2d(10, 2, 3, padding=1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for rows in torch.randperm(200).split(25):
        inputs, target = turn(x[rows], y[rows])
        loss = nn.functional.cross_entropy(net(inputs.unsqueeze(1)), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        right = (net(x[200:].unsqueeze(1)).argmax(1) == y[200:]).float().mean()
    print(epoch, loss.item(), right.item())
