# gets: wrong-value
import torch
from torch import nn


def race(model, x_data, y_data, names, lr, epochs):
    criterion = nn.MSELoss(reduction="sum")
    losses = {}
    for name in names:
        torch.manual_seed(0)
        racer = nn.Linear(1, 1)
        optimizer = getattr(torch.optim, name)(racer.parameters(), lr=lr)

        def closure():
            optimizer.zero_grad()
            loss = criterion(racer(x_data), y_data)
            loss.backward()
            return loss

        for _ in range(epochs):
            optimizer.step(closure)
        losses[name] = criterion(racer(x_data), y_data).item()
    return losses
