import math

import torch
from torch import nn

torch.manual_seed(5)


class Stopper:
    def __init__(self, monitor="loss", mode="min", patience=3):
        self.monitor, self.mode, self.patience = monitor, mode, patience
        self.best = math.inf if mode == "min" else -math.inf
        self.waited = 0

    def step(self, results):
        value = results[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        self.best, self.waited = (value, 0) if better else (self.best, self.waited + 1)
        return self.waited >= self.patience


class Turned:
    """Always looks for less: what should rise is given with its sign turned."""

    def __init__(self, maximize=False):
        self.sign = -1.0 if maximize else 1.0
        self.best = math.inf

    def step(self, value):
        better = self.sign * value < self.best
        if better:
            self.best = self.sign * value
        return better


class Lowest:
    """The hardest epoch, to be looked at later."""

    def __init__(self, monitor, mode="min"):
        self.monitor, self.mode, self.best = monitor, mode, None

    def step(self, results):
        value = results[self.monitor]
        worst = self.best is None or (value < self.best if self.mode == "min" else value > self.best)
        if worst:
            self.best = value


class Rising:
    def __init__(self, mode="min"):
        self.mode, self.best = mode, 0.0

    def step(self, value):
        if self.mode == "min" and value < self.best:
            self.best = value
        elif self.mode == "max" and value > self.best:
            self.best = value


x = torch.randn(360, 5)
y = (x[:, 0] > x[:, 1] * x[:, 2]).long()
net = nn.Sequential(nn.Linear(5, 20), nn.ReLU(), nn.Linear(20, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
on_loss, on_accuracy = Stopper(patience=6), Stopper("val_acc", "max", patience=6)
turned, lowest, minus = Turned(maximize=True), Lowest("val_acc"), Rising()
for epoch in range(8):
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        out = net(x[300:])
        acc = (out.argmax(1) == y[300:]).float().mean().item()
        results = {"loss": nn.functional.cross_entropy(out, y[300:]).item(), "val_acc": acc}
    turned.step(acc)
    lowest.step(results)
    minus.step(-acc)
    print(epoch, results, turned.best, lowest.best, minus.best)
    if on_loss.step(results) or on_accuracy.step(results):
        break
