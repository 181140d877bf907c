import math

import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(1)
x = rng.normal(size=(400, 3)).astype(np.float32)
y = (x.sum(1, keepdims=True) * 0.5).astype(np.float32)


class Run:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 1))
        self.opt = torch.optim.SGD(self.net.parameters(), lr=0.1)

    def step(self, rows):
        loss = nn.functional.mse_loss(self.net(torch.from_numpy(x[rows])), torch.from_numpy(y[rows]))
        broken = loss.item() == np.nan  # <- compared-with-nan
        #= broken = math.isnan(loss.item())
        if broken:
            raise FloatingPointError("the loss is no number any more")
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()


run = Run()
for epoch in range(8):
    order = rng.permutation(400)
    losses = [run.step(order[i : i + 40]) for i in range(0, 400, 40)]
    print(epoch, math.fsum(losses) / len(losses))
