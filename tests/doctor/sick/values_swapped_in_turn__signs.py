import torch
from torch import nn


class Margin:
    """Trains with labels -1 and 1."""

    def __init__(self, x, labels):
        self.x, self.labels = x, labels.clone()
        self.labels[self.labels == 1] = -1  # --
        self.labels[self.labels == -1] = 1  # <- values-swapped-in-turn
        #= self.labels = -self.labels
        self.net = nn.Linear(x.shape[1], 1)
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=0.1)

    def fit(self, rounds):
        for _ in range(rounds):
            rows = torch.randperm(len(self.x))[:50]
            loss = nn.functional.softplus(-self.labels[rows] * self.net(self.x[rows]).squeeze(1)).mean()
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
        return loss.item()


torch.manual_seed(0)
x = torch.randn(300, 4)
print(Margin(x, torch.sign(x[:, 0] - x[:, 2])).fit(40))
