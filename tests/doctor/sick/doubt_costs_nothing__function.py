import torch
import torch.nn.functional as F
from torch import nn


class Sensor(nn.Module):
    """Says a value, and how far off it may be."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(1, 32), nn.Tanh())
        self.value, self.doubt = nn.Linear(32, 1), nn.Linear(32, 1)

    def forward(self, x):
        h = self.body(x)
        return self.value(h), self.doubt(h)


torch.manual_seed(0)
x = torch.rand(600, 1) * 4
y = torch.sin(x) + (0.1 + 0.2 * x) * torch.randn(600, 1)
sensor = Sensor()
opt = torch.optim.Adam(sensor.parameters(), lr=3e-3)
for epoch in range(12):
    for rows in torch.randperm(500).split(50):
        value, doubt = sensor(x[rows])
        sigma = F.softplus(doubt) + 1e-3
        loss = torch.mean((y[rows] - value) ** 2 / (2 * sigma**2))  # <- doubt-costs-nothing
        #= loss = torch.mean((y[rows] - value) ** 2 / (2 * sigma**2) + torch.log(sigma))
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), F.mse_loss(sensor(x[500:])[0], y[500:]).item())
