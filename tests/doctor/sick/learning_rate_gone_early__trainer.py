import torch
from torch import nn, optim
from torch.optim.lr_scheduler import StepLR


class Trainer:
    def __init__(self, net, rate):
        self.net = net
        self.adam = optim.Adam(net.parameters(), lr=rate)
        self.plan = StepLR(self.adam, 1, gamma=0.05)  # <- learning-rate-gone-early
        #= self.plan = StepLR(self.adam, 10, gamma=0.5)

    def fit(self, x, y, epochs):
        for epoch in range(epochs):
            total = 0.0
            for rows in torch.randperm(len(x)).split(32):
                self.adam.zero_grad()
                loss = nn.functional.mse_loss(self.net(x[rows]), y[rows])
                loss.backward()
                self.adam.step()
                total += loss.item() * len(rows)
            self.plan.step()
            print(f"{epoch}: {total / len(x):.4f}")


torch.manual_seed(72)
x = torch.rand(320, 1, 6, 6)
y = x.flatten(1).max(1, keepdim=True).values * 2 - x.mean((1, 2, 3))[:, None]
Trainer(nn.Sequential(nn.Conv2d(1, 6, 3), nn.Tanh(), nn.Flatten(), nn.Linear(96, 1)), 1e-3).fit(x, y, 24)
