"""Batches that are turned round along dim 0 and lose nothing: with their labels, as partners, as single waves."""

import random

import torch
from torch import nn

torch.manual_seed(0)
random.seed(0)
x = torch.randn(400, 9)
y = (x[:, 0] > x[:, 1]).long()
model = nn.Sequential(nn.Linear(9, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()
for epoch in range(4):
    for rows in torch.randperm(320).split(40):
        inputs, labels = x[rows], y[rows]
        if random.random() < 0.5:
            inputs = inputs.flip(0)
            labels = labels.flip(0)
        others = inputs.flip(0)
        apart = nn.functional.cosine_similarity(model(inputs), model(others)).abs().mean()
        loss = criterion(model(inputs), labels) + 0.01 * apart
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), (model(x[320:]).argmax(1) == y[320:]).float().mean().item())

waves = [(torch.sin(torch.arange(12) * (1.0 + kind)) + 0.1 * torch.randn(12), torch.tensor(kind)) for kind in (0, 1) * 40]
ear = nn.Linear(12, 2)
sgd = torch.optim.Adam(ear.parameters(), lr=5e-3)
for epoch in range(4):
    random.shuffle(waves)
    for wave, kind in waves:  # one at a time: dim 0 runs along the wave
        if random.random() < 0.5:
            wave = wave.flip(0)
        loss = criterion(ear(wave), kind)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
print(loss.item())
