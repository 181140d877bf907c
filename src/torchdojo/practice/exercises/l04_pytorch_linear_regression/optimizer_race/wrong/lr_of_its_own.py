# gets: wrong-value
import copy

import torch
from torch import nn


def race(model, x_data, y_data, names, lr, epochs):
    criterion = nn.MSELoss(reduction="sum")
    losses = {}
    for name in names:
        racer = copy.deepcopy(model)
        optimizer = getattr(torch.optim, name)(racer.parameters(), lr=0.01 if name == "SGD" else 0.1)

        def closure():
            optimizer.zero_grad()
            loss = criterion(racer(x_data), y_data)
            loss.backward()
            return loss

        for _ in range(epochs):
            optimizer.step(closure)
        losses[name] = criterion(racer(x_data), y_data).item()
    return losses
