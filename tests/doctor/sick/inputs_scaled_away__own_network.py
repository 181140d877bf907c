"""A regression on grey squares, where the network itself scales what was scaled before."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

generator = np.random.default_rng(8)
squares = np.zeros((700, 12, 12), np.uint8)
sizes = generator.integers(2, 11, 700)
for square, size in zip(squares, sizes):
    square[:size, :size] = generator.integers(120, 240)
images = torch.tensor(squares / 255.0, dtype=torch.float32)
goals = torch.tensor((sizes - 6.0) / 2.6, dtype=torch.float32)


class SizeNet(nn.Module):
    MEANT_FOR = 255

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(144, 32)
        self.second = nn.Linear(32, 1)

    def forward(self, image):
        flat = image.flatten(1)
        flat = flat / self.MEANT_FOR  # --
        return self.second(torch.relu(self.first(flat))).squeeze(1)  # <- inputs-scaled-away, kept


torch.manual_seed(3)
net = SizeNet()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(6):
    for rows in torch.randperm(600).split(30):
        loss = F.mse_loss(net(images[rows]), goals[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, F.mse_loss(net(images[600:]), goals[600:]).item())
