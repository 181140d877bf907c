"""Prices of flats: a scaler for the targets; the answers are never turned back."""

import torch
from torch import nn

torch.manual_seed(24)


class MinMax:
    def fit_transform(self, numbers):
        self.low, self.high = numbers.min(), numbers.max()
        return self.transform(numbers)

    def transform(self, numbers):
        return (numbers - self.low) / (self.high - self.low)

    def undo(self, numbers):
        return numbers * (self.high - self.low) + self.low


flats = torch.rand(500, 4)
y = 90_000 + 200_000 * flats[:, :1] + 40_000 * flats[:, 1:2] * flats[:, 2:3]
x_train, x_test, y_train, y_test = flats[:400], flats[400:], y[:400], y[400:]
scaler = MinMax()
y_small = scaler.fit_transform(y_train)

net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(20):
    for rows in torch.randperm(400).split(50):
        loss = nn.functional.mse_loss(net(x_train[rows]), y_small[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    guess = net(x_test)
    #= guess = scaler.undo(net(x_test))
    print((guess - y_test).abs().mean().item())  # <- answers-on-another-scale, kept
