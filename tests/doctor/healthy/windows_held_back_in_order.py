"""Windows of series where the future, or another recording, is held back; and parts that touch at their ends."""

import torch
from torch import nn

torch.manual_seed(0)
W = 12


def net(n=W):
    return nn.Sequential(nn.Flatten(), nn.Linear(n, 24), nn.ReLU(), nn.Linear(24, 1))


def cut(series):
    return series.unfold(-1, W, 1)[..., :-1, :], series[..., W:].unsqueeze(-1)


def fit(model, x, y, epochs=4):
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    order = torch.randperm(len(x))  # the training windows are mixed once
    x, y = x[order], y[order]
    for epoch in range(epochs):
        for i in torch.randperm(len(x)).split(40):
            loss = nn.functional.mse_loss(model(x[i]), y[i])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return loss.item()


@torch.no_grad()
def error(model, x, y):
    return nn.functional.mse_loss(model(x), y).item()


# the future held back, and how well the past is known
walk = torch.randn(1000).cumsum(0) * 0.1
x, y = cut(walk)
past = net()
fit(past, x[:800], y[:800])
print("past", error(past, x[:800], y[:800]), "future", error(past, x[800:], y[800:]), "all", error(past, x, y))

# many series, the last window of each held back
many = torch.randn(60, 40).cumsum(1) * 0.1
x, y = cut(many)
last = net()
fit(last, x[:, :-1].reshape(-1, W), y[:, :-1].reshape(-1, 1))
print("last", error(last, x[:, -1], y[:, -1]))

# whole series held back at random
mixed = torch.randperm(60)
known, new = mixed[:45], mixed[45:]
others = net()
fit(others, x[known].reshape(-1, W), y[known].reshape(-1, 1))
print("others", error(others, x[new].reshape(-1, W), y[new].reshape(-1, 1)))

# blocks of two hundred, every fifth for the examination
x, y = cut(walk)
block = torch.arange(len(x)) // 200
blocks = net()
fit(blocks, x[block != 2], y[block != 2])
print("block", error(blocks, x[block == 2], y[block == 2]))

# no step stands in two windows
far, follows = walk[:996].reshape(-1, W), walk[W::W]
order = torch.randperm(len(far) - 1)
apart = net()
fit(apart, far[order[:60]], follows[order[:60], None], epochs=20)
print("apart", error(apart, far[order[60:]], follows[order[60:], None]))

# examined on what comes next, then learned
online, optimizer, errors = net(), None, []
optimizer = torch.optim.SGD(online.parameters(), lr=0.02)
for sweep in range(2):
    for xs, ys in zip(x[: -(len(x) % 8) or None].split(8), y.split(8)):
        if sweep == 0:
            errors.append(error(online, xs, ys))
        loss = nn.functional.mse_loss(online(xs), ys)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("online", sum(errors) / len(errors))
