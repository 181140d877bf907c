import torch
import torch.nn.functional as F


class Rings:
    """Points on three rings."""

    def __init__(self, count, seed):
        torch.manual_seed(seed)
        self.targets = torch.arange(count) % 3
        angle = 6.2832 * torch.rand(count)
        radius = 0.5 + self.targets + 0.1 * torch.randn(count)
        self.points = torch.stack([radius * angle.cos(), radius * angle.sin()], dim=1)

    def scramble(self):
        n = len(self.targets)
        points = self.points[torch.randperm(n)]  # <- labels-out-of-step
        targets = self.targets[torch.randperm(n)]  # <- labels-out-of-step
        #= order = torch.randperm(n)
        #= points, targets = self.points[order], self.targets[order]
        return points, targets


rings = Rings(450, seed=2)
model = torch.nn.Sequential(torch.nn.Linear(2, 48), torch.nn.ReLU(), torch.nn.Linear(48, 3))
sgd = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(15):
    points, targets = rings.scramble()
    for rows in range(0, 450, 45):
        loss = F.cross_entropy(model(points[rows : rows + 45]), targets[rows : rows + 45])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
print(loss.item(), (model(rings.points).argmax(1) == rings.targets).float().mean().item())
