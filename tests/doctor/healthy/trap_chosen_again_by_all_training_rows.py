"""Healthy: how many columns is settled on a part of the training rows, then they are chosen anew by all of these."""

import torch
from torch import nn


def best_columns(x, y, count):
    return ((x - x.mean(0)) * (y - y.mean())[:, None]).mean(0).abs().topk(count).indices


def fit(x, y, count):
    columns = best_columns(x, y, count)
    net = nn.Linear(count, 1)
    adam = torch.optim.Adam(net.parameters(), lr=0.03)
    for _ in range(25):
        for rows in torch.randperm(len(x)).split(25):
            loss = nn.functional.mse_loss(net(x[rows][:, columns]).squeeze(1), y[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
    return net, columns


def error(net, columns, x, y):
    with torch.no_grad():
        return nn.functional.mse_loss(net(x[:, columns]).squeeze(1), y).item()


torch.manual_seed(31)
x, y = torch.randn(300, 200), torch.randn(300)
x[:, :4] += 0.7 * y[:, None]
x_train, y_train, x_test, y_test = x[:240], y[:240], x[240:], y[240:]

tried = {}
for count in (4, 12, 40):
    net, columns = fit(x_train[:180], y_train[:180], count)
    tried[count] = error(net, columns, x_train[180:], y_train[180:])
count = min(tried, key=tried.get)
columns = best_columns(x_train, y_train, count)
print("kept", sorted(columns.tolist()))
net, columns = fit(x_train, y_train, count)
print(tried, error(net, columns, x_test, y_test))
