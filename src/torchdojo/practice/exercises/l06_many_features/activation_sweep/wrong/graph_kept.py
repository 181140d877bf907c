# gets: graph-kept
import torch
from torch import Tensor, nn


def sweep(
    x_data: Tensor, y_data: Tensor, names: list[str], lr: float, epochs: int, seed: int
) -> dict[str, float]:
    criterion = nn.BCELoss()
    losses = {}
    for name in names:
        activation = getattr(nn, name)
        torch.manual_seed(seed)
        model = nn.Sequential(
            nn.Linear(x_data.shape[1], 6),
            activation(),
            nn.Linear(6, 4),
            activation(),
            nn.Linear(4, 1),
            nn.Sigmoid(),
        )
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for _ in range(epochs):
            loss = criterion(model(x_data), y_data)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses[name] = criterion(model(x_data), y_data)
    return losses
