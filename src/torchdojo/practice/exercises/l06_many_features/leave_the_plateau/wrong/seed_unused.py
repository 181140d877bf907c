# gets: not-repeatable
import torch
from torch import Tensor, nn


def train(x_train: Tensor, y_train: Tensor, seed: int) -> nn.Module:
    model = nn.Sequential(
        nn.Linear(8, 6),
        nn.Sigmoid(),
        nn.Linear(6, 4),
        nn.Sigmoid(),
        nn.Linear(4, 1),
        nn.Sigmoid(),
    )
    criterion = nn.BCELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    for _ in range(200):
        loss = criterion(model(x_train), y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
