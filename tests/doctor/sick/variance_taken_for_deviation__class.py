"""The classic class: one function draws, another measures, and each calls the same numbers by its own name."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(16, 24)
        self.centre, self.width = nn.Linear(24, 2), nn.Linear(24, 2)
        self.out = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 16))

    def encode(self, x):
        hidden = torch.relu(self.body(x))
        return self.centre(hidden), self.width(hidden)

    def draw(self, centre, width):
        noise = torch.randn_like(width)
        return noise.mul(width).add_(centre)  # <- variance-taken-for-deviation
        #= return noise.mul((width / 2).exp()).add_(centre)

    def forward(self, x):
        centre, width = self.encode(x)
        return self.out(self.draw(centre, width)), centre, width


def bound(again, x, mean, logvar):
    error = F.binary_cross_entropy_with_logits(again, x, reduction="sum")
    divergence = 0.5 * (mean.pow(2) + logvar.exp() - 1 - logvar).sum()
    return (error + divergence) / len(x)


torch.manual_seed(0)
pictures = (torch.randn(640, 2) @ torch.randn(2, 16)).sigmoid()
loader = DataLoader(TensorDataset(pictures), batch_size=32, shuffle=True)
model = Autoencoder()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(8):
    for (x,) in loader:
        again, mean, spread = model(x)
        loss = bound(again, x, mean, spread)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
