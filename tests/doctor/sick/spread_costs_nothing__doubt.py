"""A network that says how sure it is, in a class of its own."""

import torch
from torch import nn


class Doubting(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 32), nn.Tanh())
        self.guess, self.doubt = nn.Linear(32, 1), nn.Linear(32, 1)

    def forward(self, x):
        hidden = self.body(x)
        return self.guess(hidden).squeeze(1), self.doubt(hidden).squeeze(1)


def price(guess, doubt, y):
    return ((guess - y).abs() * (-doubt).exp()).mean()  # <- spread-costs-nothing
    #= return ((guess - y).abs() * (-doubt).exp() + doubt).mean()


torch.manual_seed(0)
x = torch.randn(500, 3)
y = x.sum(1) + 0.3 * x[:, 0].abs() * torch.randn(500)
model = Doubting()
adam = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(10):
    for rows in torch.randperm(500).split(50):
        guess, doubt = model(x[rows])
        loss = price(guess, doubt, y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item(), doubt.mean().item())
