# gets: shared-model
import torch
from torch import nn


def race(model, x_data, y_data, names, lr, epochs):
    criterion = nn.MSELoss(reduction="sum")
    losses = {}
    for name in names:
        optimizer = getattr(torch.optim, name)(model.parameters(), lr=lr)

        def closure():
            optimizer.zero_grad()
            loss = criterion(model(x_data), y_data)
            loss.backward()
            return loss

        for _ in range(epochs):
            optimizer.step(closure)
        losses[name] = criterion(model(x_data), y_data).item()
    return losses
