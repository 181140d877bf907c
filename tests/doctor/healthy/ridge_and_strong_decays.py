"""Strong weight decay that is meant: ridge regression, and decoupled decay as in work on grokking."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(120, 5)
y = x @ torch.tensor([[3.0], [-2.0], [1.0], [0.0], [0.5]]) + 0.1 * torch.randn(120, 1)


def train(model, optimizer, steps):
    for _ in range(steps):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


ridge = nn.Linear(5, 1)
print("ridge", train(ridge, torch.optim.SGD(ridge.parameters(), lr=0.05, weight_decay=0.5), 150))
net = nn.Sequential(nn.Linear(5, 64), nn.ReLU(), nn.Linear(64, 1))
print("decoupled", train(net, torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1.0), 250))
