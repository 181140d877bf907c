"""logsumexp and shares along the first axis, on purpose: mixtures, several samples, both ways, bags."""
import math

import torch
from torch import nn

torch.manual_seed(5)
x = torch.randn(240, 4)
y = (x[:, 0] + x[:, 1] > 0).long() + (x[:, 2] > 1).long()

# a mixture of three normal distributions: components first
means = torch.randn(3, 1, requires_grad=True)
optimizer = torch.optim.Adam([means], lr=0.05)
for _ in range(30):
    logs = -0.5 * (x[:, 0] - means) ** 2 - math.log(3)
    loss = -torch.logsumexp(logs, 0).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

# five noisy answers for each row, averaged before the logarithm: answers first
net = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 3))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for rows in [part for _ in range(3) for part in torch.randperm(240).split(30)]:
    answers = torch.stack([net(x[rows] + 0.1 * torch.randn(30, 4)) for _ in range(5)])
    own = answers.log_softmax(2)[:, torch.arange(30), y[rows]]
    loss = -(own.exp().sum(0) / 5).log().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

# likenesses of two views, each looked for among all of the other side: both ways
left, right = nn.Linear(4, 8), nn.Linear(4, 8)
optimizer = torch.optim.Adam([*left.parameters(), *right.parameters()], lr=0.01)
for rows in torch.randperm(240).split(24):
    alike = left(x[rows]) @ right(x[rows] + 0.1).T
    own = torch.arange(24)
    one = alike - alike.exp().sum(0, keepdim=True).log()
    other = alike - alike.exp().sum(1, keepdim=True).log()
    loss = -(one[own, own] + other[own, own]).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

# a bag of rows: two heads look for what counts, shares over the rows
look, judge = nn.Linear(4, 2), nn.Linear(8, 1)
optimizer = torch.optim.Adam([*look.parameters(), *judge.parameters()], lr=0.01)
for bag in x.split(12):
    grown = look(bag).exp()
    shares = grown / grown.sum(0, keepdim=True)
    scores = judge((shares.T @ bag).reshape(1, 8)).squeeze()
    loss = nn.functional.binary_cross_entropy_with_logits(scores, (bag[:, 0].max() > 1.5).float())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
