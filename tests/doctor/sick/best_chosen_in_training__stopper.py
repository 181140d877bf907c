"""Early stopping by a class of its own that is given the wrong one of two numbers."""

import copy

import torch
from torch import nn


class Stopper:
    def __init__(self, patience):
        self.patience, self.waited = patience, 0
        self.best_loss = float("inf")
        self.state = None

    def update(self, loss, net):
        if loss < self.best_loss:
            self.best_loss, self.waited = loss, 0
            self.state = copy.deepcopy(net.state_dict())
        else:
            self.waited += 1
        return self.waited >= self.patience


def one_epoch(net, x, y, optimizer):
    total = 0.0
    for rows in torch.randperm(len(x)).split(20):
        loss = nn.functional.mse_loss(net(x[rows]).squeeze(1), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    return total / len(x)


@torch.no_grad()
def measure(net, x, y):
    return nn.functional.mse_loss(net(x).squeeze(1), y).item()


torch.manual_seed(0)
x = torch.randn(260, 12)
y = x[:, 0] - x[:, 1] + 0.7 * torch.randn(260)
x_fit, y_fit, x_val, y_val = x[:180], y[:180], x[180:], y[180:]
net = nn.Sequential(nn.Linear(12, 48), nn.ReLU(), nn.Linear(48, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
stopper, history = Stopper(patience=4), {"fit": [], "val": []}
for epoch in range(30):
    fit_loss = one_epoch(net, x_fit, y_fit, optimizer)
    val_loss = measure(net, x_val, y_val)
    history["fit"].append(fit_loss)
    history["val"].append(val_loss)
    if stopper.update(fit_loss, net):  # <- best-chosen-in-training
    #= if stopper.update(val_loss, net):
        break
net.load_state_dict(stopper.state)
print(epoch, history["fit"][-1], history["val"][-1])
