import torch
from torch import nn


class Logistic(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(8, 1))
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return torch.sigmoid(x @ self.w + self.b)


def train(x_train, y_train, seed):
    model = Logistic()
    for _ in range(200):
        error = model(x_train) - y_train
        with torch.no_grad():
            model.w -= x_train.T @ error / len(error)
            model.b -= error.mean()
    return model
