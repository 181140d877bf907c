"""A linear model with uncertain weights: the divergence of the weights is shared among all rows, as the bound has it."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(18)
x = torch.randn(500, 12)
y = x @ torch.randn(12, 1) + torch.randn(500, 1)


class Uncertain(nn.Module):
    def __init__(self):
        super().__init__()
        self.centre = nn.Parameter(0.1 * torch.randn(12, 1))
        self.log_size = nn.Parameter(torch.full((12, 1), -4.0))

    def forward(self, x):
        return x @ (self.centre + torch.randn(12, 1) * (0.5 * self.log_size).exp())

    def divergence(self):
        return -0.5 * torch.sum(1 + self.log_size - self.centre.pow(2) - self.log_size.exp())


model = Uncertain()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(200):
    loss = F.mse_loss(model(x), y) + model.divergence() / len(x)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
