"""Weights of deviation one and more: normalised behind, picked and not multiplied, or soon made up for."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(600, 12)
y = (x[:, 0] > 0).long() + (x[:, 1] > 0.5).long()


def train(model, optimizer, x, y, epochs=8):
    for _ in range(epochs):
        for i in torch.randperm(len(x)).split(30):
            loss = nn.functional.cross_entropy(model(x[i]), y[i])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return loss.item()


normed = nn.Sequential(nn.Linear(12, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 32), nn.LayerNorm(32),
                       nn.ReLU(), nn.Linear(32, 3))  # fmt: skip
for layer in (normed[0], normed[3]):
    nn.init.normal_(layer.weight, 0, 3.0)
print("normalised", train(normed, torch.optim.SGD(normed.parameters(), lr=0.05), x, y))

words = torch.randint(0, 50, (600, 6))
bag = nn.Sequential(nn.Embedding(50, 64), nn.Flatten(), nn.Linear(384, 3))
print("embedding", train(bag, torch.optim.Adam(bag.parameters(), lr=1e-3), words, words.sum(1) % 3))

W = torch.randn(12, 3, requires_grad=True)
print("one layer", train(lambda x: x @ W, torch.optim.Adam([W], lr=0.05), x, y))

waves = torch.randn(12, 64) * 2  # random features, which are meant to be wide
head = nn.Linear(64, 3)
print("waves", train(lambda x: head(torch.cos(x @ waves)), torch.optim.Adam(head.parameters(), lr=0.01), x, y))

sine = nn.Sequential(nn.Linear(12, 32), nn.Tanh(), nn.Linear(32, 3))
nn.init.uniform_(sine[0].weight, -2, 2)
print("wide first layer", train(sine, torch.optim.Adam(sine.parameters(), lr=0.01), x, y))
