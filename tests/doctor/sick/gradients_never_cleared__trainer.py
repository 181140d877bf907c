import torch
from torch import nn, optim


class Learner:
    """Keeps model, optimizer and metrics together."""

    def __init__(self, model, optimizer, loss_func):
        self.model, self.optimizer, self.loss_func = model, optimizer, loss_func
        self.losses = []

    def one_batch(self, xb, yb):
        pred = self.model(xb)
        loss = self.loss_func(pred, yb)
        #= self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # <- gradients-never-cleared, kept
        self.optimizer.step()
        self.losses.append(loss.item())

    def fit(self, epochs, data):
        for epoch in range(epochs):
            for xb, yb in data():
                self.one_batch(xb, yb)
            print(f"{epoch} {sum(self.losses[-10:]) / 10:.4f}")


def make_batches():
    for _ in range(10):
        xb = torch.randn(32, 6)
        yield xb, (xb.pow(2).sum(1) > 6).long()


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
Learner(net, optim.Adam(net.parameters(), lr=1e-3), nn.CrossEntropyLoss()).fit(6, make_batches)
