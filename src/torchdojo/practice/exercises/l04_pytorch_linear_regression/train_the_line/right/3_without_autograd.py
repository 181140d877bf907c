import torch
from torch import nn


@torch.no_grad()
def train(x_data, y_data, lr, epochs, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(1, 1))
    w, b = model.parameters()
    for _ in range(epochs):
        error = model(x_data) - y_data
        w -= lr * 2 * (error * x_data).sum()
        b -= lr * 2 * error.sum()
    return model
