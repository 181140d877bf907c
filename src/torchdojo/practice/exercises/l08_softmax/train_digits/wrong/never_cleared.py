# gets: no-zeroing
import torch
from torch import Tensor, nn


def train(x_data: Tensor, y_data: Tensor, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)
    )
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(7):
        for rows in torch.randperm(len(x_data)).split(100):
            loss = criterion(model(x_data[rows]), y_data[rows])
            loss.backward()
            optimizer.step()
    return model
