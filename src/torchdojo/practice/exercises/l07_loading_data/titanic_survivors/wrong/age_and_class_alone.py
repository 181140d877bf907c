# gets: does-not-learn
import torch
from torch import nn


class Blind(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 1)

    def forward(self, x):
        return torch.sigmoid(self.linear(x[:, 1:]))


def train(x_train, y_train, seed):
    torch.manual_seed(seed)
    model = Blind()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for _ in range(200):
        loss = nn.BCELoss()(model(x_train), y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
