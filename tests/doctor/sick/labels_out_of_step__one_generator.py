import torch
from torch import nn

draw = torch.Generator().manual_seed(5)


def spirals(count):
    turn = torch.rand(count, generator=draw) * 6
    side = torch.arange(count) % 2
    angle = turn + 3.1416 * side
    return torch.stack([turn * angle.cos(), turn * angle.sin()], dim=1) / 6, side


def mixed(points, labels):
    order = torch.randperm(len(points), generator=draw)
    points = points[order]
    labels = labels[torch.randperm(len(labels), generator=draw)]  # <- labels-out-of-step
    #= labels = labels[order]
    return points, labels


points, labels = mixed(*spirals(500))
net = nn.Sequential(nn.Linear(2, 48), nn.ReLU(), nn.Linear(48, 48), nn.ReLU(), nn.Linear(48, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(20):
    for rows in torch.randperm(400, generator=draw).split(40):
        loss = nn.functional.cross_entropy(net(points[rows]), labels[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print("test accuracy", (net(points[400:]).argmax(1) == labels[400:]).float().mean().item())
