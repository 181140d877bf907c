"""Inputs that are nearly all one number, or all the same, on purpose."""

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def train(model, x, y, loss_fn=F.cross_entropy):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(3):
        for rows in torch.randperm(300).split(30):
            loss = loss_fn(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(loss.item())


# which of forty products stand in a basket, counted as whole numbers
products = torch.randint(0, 40, (300, 2))
baskets = torch.zeros(300, 40, dtype=torch.long).scatter_add_(1, products, torch.ones_like(products)).float()
train(nn.Sequential(nn.Linear(40, 16), nn.ReLU(), nn.Linear(16, 2)), baskets, (products.sum(1) > 40).long())

# a calendar day as a one-hot week
weeks = F.one_hot(torch.randint(0, 364, (300,)) // 7, 52).float()
train(nn.Linear(52, 2), weeks, (weeks.argmax(1) > 25).long())

# bright spots: pixels over a threshold
spots = (torch.rand(300, 8, 8) * 255 > 245).int().flatten(1).float()
train(nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2)), spots, (spots.sum(1) > 2).long())

# nothing but a bias: how often each answer comes, as a baseline
nothing = torch.ones(300, 1)
train(nn.Linear(1, 1), nothing, torch.randn(300, 1) + 2, F.mse_loss)
