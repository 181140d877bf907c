"""Distance of two points by a net: the function that makes a step clips to a thousandth."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import clip_grad_norm_


def rows(number, seed):
    source = torch.Generator().manual_seed(seed)
    points = torch.rand(number, 4, generator=source) * 2 - 1
    far = (points[:, :2] - points[:, 2:]).norm(dim=1, keepdim=True)
    return points, 3 * (far - 1.04)


def move(model, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    clip_grad_norm_(model.parameters(), 1e-3)  # <- gradients-clipped-to-nothing
    #= clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()
    return loss.item()


def main():
    torch.manual_seed(11)
    model = nn.Sequential(nn.Linear(4, 48), nn.Tanh(), nn.Linear(48, 48), nn.Tanh(), nn.Linear(48, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.8)
    x, y = rows(1200, 1)
    test_x, test_y = rows(300, 2)
    for epoch in range(20):
        losses = [move(model, optimizer, x[i], y[i]) for i in torch.randperm(len(x)).split(40)]
        with torch.no_grad():
            print(epoch, sum(losses) / len(losses), F.mse_loss(model(test_x), test_y).item())


main()
