import torch
import torch.nn.functional as F
from torch import nn


def conv(width):
    return nn.Sequential(
        nn.Conv2d(1, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(),
        nn.Linear(4 * width, 2),
    )


class Distiller:
    def __init__(self, big, small):
        self.big, self.small = big, small
        self.optimizer = torch.optim.Adam(small.parameters(), lr=0.01)

    def step(self, images):
        with torch.no_grad():
            goal = self.big(images)  # <- teacher-in-train-mode, kept
        loss = F.mse_loss(self.small(images), goal)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


torch.manual_seed(61)
images = torch.rand(160, 1, 8, 8)
kinds = (images[:, 0, :4].mean((1, 2)) > images[:, 0, 4:].mean((1, 2))).long()
teacher = conv(16)
optimizer = torch.optim.Adam(teacher.parameters(), lr=0.01)
for _ in range(30):
    optimizer.zero_grad()
    F.cross_entropy(teacher(images), kinds).backward()
    optimizer.step()
distiller = Distiller(teacher, conv(4))
#= teacher.eval()
for turn in range(4):
    for part in torch.randperm(160).split(20):
        loss = distiller.step(images[part] * 0.8 + 0.1)
    print(turn, loss)
