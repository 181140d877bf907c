# gets: below-majority
import torch
from torch import nn


def train(x_train, y_train, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    for _ in range(200):
        loss = nn.BCELoss()(model(x_train), 1 - y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
