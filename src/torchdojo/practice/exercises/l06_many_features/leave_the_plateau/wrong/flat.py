# gets: wrong-shape
import torch
from torch import nn


def train(x_train, y_train, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(8, 1), nn.Flatten(0), nn.Sigmoid())
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    for _ in range(200):
        loss = nn.BCELoss()(model(x_train), y_train.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
