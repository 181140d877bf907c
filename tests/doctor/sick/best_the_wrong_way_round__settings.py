from dataclasses import dataclass

import torch
from torch import nn


@dataclass
class State:
    best_loss: float = 0.0  # <- best-the-wrong-way-round
    #= best_loss: float = float("inf")
    epoch: int = -1


torch.manual_seed(0)
x = torch.randn(400, 5)
y = (x[:, 0] > x[:, 1]).long()
net, state, scores = nn.Linear(5, 2), State(), {}
for rate in (1e-3, 1e-2, 1e-1):
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    for epoch in range(5):
        for rows in torch.randperm(300).split(30):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            held = nn.functional.cross_entropy(net(x[300:]), y[300:]).item()
        if held < state.best_loss:  # <- best-the-wrong-way-round, kept
            state.best_loss, state.epoch = held, epoch
    scores[rate] = held
best_rate = max(scores, key=scores.get)  # <- best-the-wrong-way-round
#= best_rate = min(scores, key=scores.get)
print(best_rate, state.best_loss)
