"""Random tensors beside Parameters that nobody is to learn: waves, a projection, fixed centres, averages, a sketch."""

import torch
from torch import nn


class Waves(nn.Module):
    def __init__(self, d, m):
        super().__init__()
        self.B = 1.5 * torch.randn(d, m)
        self.bias = 6.28 * torch.rand(m)
        self.amplitude = nn.Parameter(torch.ones(m))

    def forward(self, x):
        return torch.cos(x @ self.B + self.bias) * self.amplitude


class Bumps(nn.Module):
    """The centres are fixed; only the widths are learned."""

    def __init__(self, d, m):
        super().__init__()
        self.centers = 0.7 * torch.randn(m, d)
        self.log_width = nn.Parameter(torch.zeros(m))

    def forward(self, x):
        return torch.exp(-(torch.cdist(x, self.centers) ** 2) * self.log_width.exp())


class Kinds(nn.Module):
    """Prototypes follow the rows that are nearest to them."""

    def __init__(self, d, m):
        super().__init__()
        self.prototypes = torch.randn(m, d) * 0.5
        self.sharpness = nn.Parameter(torch.ones(()))

    def forward(self, x):
        away = torch.cdist(x, self.prototypes)
        if self.training:
            nearest = away.argmin(1)
            for k in nearest.unique().tolist():
                self.prototypes[k] = 0.95 * self.prototypes[k] + 0.05 * x[nearest == k].detach().mean(0)
        return torch.softmax(-away * self.sharpness, dim=1)


class Sketch(nn.Module):
    def __init__(self, d, m):
        super().__init__()
        self.proj = torch.randn(d, m) / d**0.5
        self.drop_mask = torch.rand(m) > 0.2
        self.gain = nn.Parameter(torch.ones(m))

    def forward(self, x):
        return torch.relu(x @ self.proj) * self.drop_mask * self.gain


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleList([Waves(3, 16), Bumps(3, 16), Kinds(3, 16), Sketch(3, 16)])
        self.out = nn.Linear(64, 1)

    def forward(self, x):
        return self.out(torch.cat([part(x) for part in self.parts], dim=1)).squeeze(1)


torch.manual_seed(4)
x = torch.randn(600, 3)
y = torch.sin(2 * x[:, 0]) + x[:, 1] * x[:, 2] + 0.1 * torch.randn(600)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(6):
    net.train()
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        print(epoch, nn.functional.mse_loss(net(x[500:]), y[500:]).item())
