# gets: one-step-early
import copy

import torch
from torch import nn


def race(model, x_data, y_data, names, lr, epochs):
    criterion = nn.MSELoss(reduction="sum")
    losses = {}
    for name in names:
        racer = copy.deepcopy(model)
        optimizer = getattr(torch.optim, name)(racer.parameters(), lr=lr)

        def closure():
            optimizer.zero_grad()
            loss = criterion(racer(x_data), y_data)
            loss.backward()
            return loss

        for _ in range(epochs):
            losses[name] = optimizer.step(closure).item()
    return losses
