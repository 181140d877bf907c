import copy

import torch
from torch import Tensor, nn


def race(
    model: nn.Module,
    x_data: Tensor,
    y_data: Tensor,
    names: list[str],
    lr: float,
    epochs: int,
) -> dict[str, float]:
    criterion = nn.MSELoss(reduction="sum")
    losses = {}
    for name in names:
        racer = copy.deepcopy(model)
        optimizer = getattr(torch.optim, name)(racer.parameters(), lr=lr)

        def closure(racer=racer, optimizer=optimizer):
            optimizer.zero_grad()
            loss = criterion(racer(x_data), y_data)
            loss.backward()
            return loss

        for _ in range(epochs):
            optimizer.step(closure)
        losses[name] = criterion(racer(x_data), y_data).item()
    return losses
