import math

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, 0] + x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
best_loss, best_acc, best_error, best_score, worst_acc = math.inf, 0.0, 1.0, -math.inf, 1.0
best = {"loss": 1e9, "epoch": -1}
best_return, best_known, best_margin = None, 0.8, 0.0


class Best:
    def __init__(self):
        self.best = 0.0

    def better(self, acc):
        if acc > self.best:
            self.best = acc
            return True
        return False


keeper = Best()
for epoch in range(8):
    for rows in torch.randperm(200).split(20):
        loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        scores = net(x[200:])
        val_loss = nn.functional.cross_entropy(scores, y[200:]).item()
        acc = (scores.argmax(1) == y[200:]).float().mean().item()
        margin = (scores[:, 1] - scores[:, 0]).min().item()
    if val_loss < best_loss:
        best_loss = val_loss
    if acc > best_acc:
        best_acc = acc
    elif acc < worst_acc:
        worst_acc = acc
    if 1 - acc < best_error:
        best_error = 1 - acc
    if -val_loss > best_score:
        best_score = -val_loss
    if val_loss < best["loss"]:
        best.update(loss=val_loss, epoch=epoch)
    if best_return is None or acc > best_return:
        best_return = acc
    if acc > best_known:
        print("better than what was known")
    if margin < best_margin:  # may well be below 0
        best_margin = margin
    print(epoch, keeper.better(acc), best_acc, worst_acc, best_error, best_score, best, best_margin)
    best_acc = max(best_acc, acc)
