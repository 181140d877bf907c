# gets: seeded-once
import torch
from torch import nn


def sweep(x_data, y_data, names, lr, epochs, seed):
    losses = {}
    torch.manual_seed(seed)
    for name in names:
        act = getattr(nn, name)
        model = nn.Sequential(nn.Linear(x_data.shape[1], 6), act(), nn.Linear(6, 4), act(), nn.Linear(4, 1), nn.Sigmoid())
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for _ in range(epochs):
            loss = nn.BCELoss()(model(x_data), y_data)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses[name] = nn.BCELoss()(model(x_data), y_data).item()
    return losses
