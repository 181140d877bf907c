import torch
from torch import nn


class Smoker(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(features, 20), nn.Tanh())
        self.head = nn.Linear(20, 1)

    def forward(self, x):
        return torch.softmax(self.head(self.body(x)), dim=1)  # <- softmax-of-one-class
        #= return torch.sigmoid(self.head(self.body(x)))


def fit(net, x, y, rounds):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.3)
    for _ in range(rounds):
        rows = torch.randperm(len(x))[:64]
        loss = nn.BCELoss()(net(x[rows]).squeeze(1), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


torch.manual_seed(1)
x = torch.randn(500, 5)
y = (x[:, 0] - x[:, 1] > 0).float()
print(fit(Smoker(5), x, y, 60))
