# gets: raised
import torch
import torch.nn.functional as F
from torch import nn


def train(x_data, y_data, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(4):
        for rows in torch.randperm(len(x_data)).split(100):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x_data[rows]), y_data[rows])
            loss.backward()
            optimizer.step()
    return model
