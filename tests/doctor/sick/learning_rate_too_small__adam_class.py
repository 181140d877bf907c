import torch
from torch import nn


class Regressor:
    def __init__(self, lr=1e-9):  # <- learning-rate-too-small
    #= def __init__(self, lr=1e-2):
        self.net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=lr)  # <- learning-rate-too-small, kept
        self.criterion = nn.SmoothL1Loss()

    def fit(self, x, y, steps=120):
        for step in range(steps):
            self.optimizer.zero_grad()
            loss = self.criterion(self.net(x), y)
            loss.backward()
            self.optimizer.step()
        return loss.item()


torch.manual_seed(0)
x = torch.randn(150, 3)
y = x[:, :1] * 2 - x[:, 1:2] + 1
print("loss after training:", Regressor().fit(x, y))
