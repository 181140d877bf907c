import copy
import operator

import torch
from torch import nn

torch.manual_seed(6)


class KeepBest:
    """Keeps the weights of the best epoch."""

    def __init__(self, key="val_loss", *, mode="min"):
        self.key = key
        self.ahead = {"min": operator.lt, "max": operator.gt}[mode]
        self.best_value = None
        self.weights = {}

    def after_epoch(self, net, results):
        now = results.get(self.key)
        if self.best_value is None or self.ahead(now, self.best_value):
            self.best_value = now
            self.weights = copy.deepcopy(net.state_dict())


class School:
    def __init__(self, net, callbacks):
        self.net, self.callbacks = net, callbacks
        self.optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)

    def teach(self, x, y):
        for rows in torch.randperm(len(x)).split(32):
            self.optimizer.zero_grad()
            nn.functional.cross_entropy(self.net(x[rows]), y[rows]).backward()
            self.optimizer.step()

    @torch.no_grad()
    def test(self, x, y):
        out = self.net(x)
        right = (out.argmax(1) == y).float().mean().item()
        return {"val_loss": nn.functional.cross_entropy(out, y).item(), "val_f1": right}

    def run(self, train, held_out, epochs):
        for epoch in range(epochs):
            self.teach(*train)
            results = self.test(*held_out)
            print(epoch, results)
            for callback in self.callbacks:
                callback.after_epoch(self.net, results)


x = torch.randn(500, 7)
y = (x[:, 0] * x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(7, 24), nn.Tanh(), nn.Linear(24, 2))
keeper = KeepBest("val_f1")  # <- best-the-wrong-way-round
#= keeper = KeepBest("val_f1", mode="max")
School(net, [keeper]).run((x[:400], y[:400]), (x[400:], y[400:]), 8)
net.load_state_dict(keeper.weights)
