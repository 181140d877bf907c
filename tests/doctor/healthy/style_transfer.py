import torch
from torch import nn

torch.manual_seed(0)
eyes = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.Dropout(0.5)).eval()
eyes.requires_grad_(False)
wanted = eyes(torch.rand(1, 1, 12, 12))
picture = torch.rand(1, 1, 12, 12, requires_grad=True)
optimizer = torch.optim.LBFGS([picture], lr=0.5)


def closure():
    optimizer.zero_grad()
    loss = ((eyes(picture) - wanted) ** 2).sum()
    loss.backward()
    return loss


for _ in range(6):
    print(optimizer.step(closure).item())
