"""Shares over the documents of a query that stand along dim 0; samples made from noise; folds with schedules of theirs."""

import torch
from torch import nn

torch.manual_seed(2)
weight = torch.randn(6)
documents = torch.randn(9, 200, 6)  # (documents, queries, features)
liked = ((documents @ weight) > 1).float()
scorer = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(-2))
optimizer = torch.optim.Adam(scorer.parameters(), lr=5e-3)
for epoch in range(5):
    for some in torch.randperm(200).split(20):
        scores = scorer(documents[:, some])
        loss = -(liked[:, some].softmax(0) * torch.log_softmax(scores, dim=0)).sum(0).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())


def grown(net, n):
    x = torch.randn(n, 3)
    for step in range(12):
        x = 1.5 * x - net(torch.cat([x, torch.full((n, 1), step / 12)], 1))
    return x


noiser = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 3))
optimizer = torch.optim.Adam(noiser.parameters(), lr=2e-3)
with torch.no_grad():
    print("before", grown(noiser, 100).std().item())
for _ in range(150):
    clean, noise, when = torch.randn(64, 3).sign(), torch.randn(64, 3), torch.rand(64, 1)
    mixed = (1 - when).sqrt() * clean + when.sqrt() * noise
    loss = (noiser(torch.cat([mixed, when], 1)) - noise).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("after", loss.item())


def fold(inputs, labels, epochs=20):
    net = nn.Linear(5, 1)
    adam = torch.optim.Adam(net.parameters(), lr=0.02)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(adam, epochs)
    for _ in range(epochs):
        for rows in torch.randperm(len(inputs)).split(20):
            adam.zero_grad()
            error = nn.functional.mse_loss(net(inputs[rows]), labels[rows])
            error.backward()
            adam.step()
        cosine.step()
    return net


x = torch.randn(300, 5)
y = x @ torch.randn(5, 1) + 0.1 * torch.randn(300, 1)
for k, held in enumerate(torch.randperm(300).chunk(4)):
    rest = torch.ones(300, dtype=torch.bool).index_fill(0, held, False)
    net = fold(x[rest], y[rest])
    with torch.no_grad():
        print(k, nn.functional.mse_loss(net(x[held]), y[held]).item())
