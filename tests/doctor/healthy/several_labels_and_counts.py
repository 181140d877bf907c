"""Rows with several labels, counts, smoothed labels and norms of features, each with a loss that fits."""

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

torch.manual_seed(0)
x = torch.randn(400, 8)
tags = (x[:, :4] + 0.2 * torch.randn(400, 4) > 0.3).float()
visits = torch.poisson((0.5 * x[:, 0] + 0.2).exp())
watched = torch.zeros(400, 6).scatter_(1, torch.stack([x[:, :6].argmax(1), x[:, :6].argmin(1)], 1), 1.0)


def train(model, cost, epochs=10, lr=5e-3):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(320).split(32):
            optimizer.zero_grad()
            loss = cost(model(x[rows]), rows)
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        return cost(model(x[320:]), torch.arange(320, 400)).item()


def net(outputs, *last):
    return nn.Sequential(nn.Linear(8, 24), nn.LayerNorm(24), nn.ReLU(), nn.Linear(24, outputs), *last)


print("each on its own", train(net(4, nn.Sigmoid()), lambda p, rows: F.binary_cross_entropy(p, tags[rows])))
recommender = net(6)  # draws one after the other: what is watched competes for the evening
print("multinomial", train(recommender, lambda s, rows: F.cross_entropy(s, watched[rows])))
with torch.no_grad():
    best = recommender(x[320:]).topk(2).indices
print("hits", watched[320:].gather(1, best).mean().item())
print("log rates", train(net(1), lambda r, rows: F.poisson_nll_loss(r[:, 0], visits[rows])))
rates = net(1, nn.Softplus())
print("rates", train(rates, lambda r, rows: F.poisson_nll_loss(r[:, 0], visits[rows], log_input=False)))
kinds = x[:, :3].argmax(1)
print("smoothed", train(net(3), lambda s, rows: F.cross_entropy(s, kinds[rows], label_smoothing=0.2)))
two = net(6)
both = train(two, lambda s, rows: F.cross_entropy(s[:, :3], kinds[rows]) + F.nll_loss(s[:, 3:].log_softmax(1), kinds[rows]))
print("two heads", both)
mixed = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 3), nn.Softmax(dim=1))
one = F.one_hot(kinds, 3).float()
print("one of three, asked one by one", train(mixed, lambda p, rows: F.binary_cross_entropy(p, one[rows])))
