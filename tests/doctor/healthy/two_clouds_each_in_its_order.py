import torch
from torch import nn

torch.manual_seed(4)


def clouds(n):
    start = torch.randn(n, 2)
    goal = torch.randn(n, 2) * torch.tensor([0.3, 1.5]) + torch.tensor([2.0, -1.0])
    return start, goal


def drawn(start, goal):  # two sets of points: which of them meet says nothing
    start = start[torch.randperm(len(start))]
    goal = goal[torch.randperm(len(goal))]
    return start, goal


def sliced_distance(one, other):
    ways = nn.functional.normalize(torch.randn(2, 16), dim=0)
    return ((one @ ways).sort(dim=0).values - (other @ ways).sort(dim=0).values).square().mean()


def paired(points, heights):
    rows = torch.randperm(len(points))
    return points[rows], heights[rows]


start, goal = drawn(*clouds(600))
mover = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 2))
adam = torch.optim.Adam(mover.parameters(), lr=0.01)
for epoch in range(10):
    for at in range(0, 600, 100):
        loss = sliced_distance(mover(start[at : at + 100]), goal[at : at + 100])
        adam.zero_grad()
        loss.backward()
        adam.step()
points, heights = paired(goal, goal.square().sum(1).sqrt())
reader = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
adam = torch.optim.Adam(reader.parameters(), lr=0.01)
for epoch in range(10):
    for rows in torch.randperm(500).split(50):
        error = nn.functional.mse_loss(reader(points[rows]).squeeze(1), heights[rows])
        adam.zero_grad()
        error.backward()
        adam.step()
print(loss.item(), error.item(), nn.functional.mse_loss(reader(points[500:]).squeeze(1), heights[500:]).item())
