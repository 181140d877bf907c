import torch
from torch import nn

torch.manual_seed(21)


class Doubts(nn.Module):
    """How unsure each task is, learned with the tasks."""

    def __init__(self, tasks):
        super().__init__()
        self.doubt = nn.Parameter(torch.zeros(tasks))

    def forward(self, losses):
        total = 0.0
        for i, loss in enumerate(losses):
            weight = torch.exp(-self.doubt[i].detach())  # <- loss-term-without-gradient
            #= weight = torch.exp(-self.doubt[i])
            total = total + (weight * loss + self.doubt[i])
        return total


x = torch.randn(500, 6)
kind = (x[:, 0] > x[:, 1]).long()
size = x[:, 2:3] * 2 + 0.5 * torch.randn(500, 1)
trunk = nn.Sequential(nn.Linear(6, 24), nn.ReLU())
say_kind, say_size = nn.Linear(24, 2), nn.Linear(24, 1)
doubts = Doubts(2)
modules = nn.ModuleList([trunk, say_kind, say_size, doubts])
optimizer = torch.optim.Adam(modules.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(500).split(50):
        h = trunk(x[rows])
        first = nn.functional.cross_entropy(say_kind(h), kind[rows])
        second = nn.functional.mse_loss(say_size(h), size[rows])
        loss = doubts([first, second])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
