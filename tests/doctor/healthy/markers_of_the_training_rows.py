"""Columns are chosen by training rows alone; the array they are cut out of came from a function with all of them."""

import torch
from torch import nn


def cohort(n, gen):
    x = torch.randn(n, 60, generator=gen)
    y = torch.randint(0, 2, (n,), generator=gen).float()
    x[:, :3] += 1.5 * (y[:, None] - 0.5)
    return x, y


def top(x, y, k):
    a, b = (x - x.mean(0)) / x.std(0), (y - y.mean()) / y.std()
    return (a * b[:, None]).mean(0).abs().topk(k).indices


def main():
    torch.manual_seed(2)
    x, y = cohort(240, torch.Generator().manual_seed(2))
    order = torch.randperm(240)
    train, test = order[:180], order[180:]
    keep = top(x[train], y[train], 6)
    x = x[:, keep]
    net = nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    for epoch in range(12):
        for rows in train[torch.randperm(180)].split(30):
            loss = nn.functional.binary_cross_entropy_with_logits(net(x[rows]).squeeze(1), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())
    with torch.no_grad():
        print(((net(x[test]).squeeze(1) > 0) == y[test].bool()).float().mean().item())


main()
