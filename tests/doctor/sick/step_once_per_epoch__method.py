import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Experiment:
    def __init__(self):
        torch.manual_seed(0)
        x = torch.randn(320, 3)
        self.loader = DataLoader(TensorDataset(x, x.prod(1, keepdim=True)), batch_size=32, shuffle=True)
        self.net = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
        self.opt = torch.optim.Adam(self.net.parameters(), lr=0.01)

    def train_batch(self, x, y):
        self.opt.zero_grad()
        loss = nn.functional.mse_loss(self.net(x), y)
        loss.backward()
        #= self.opt.step()
        return loss.item()

    def train_epoch(self):
        losses = [self.train_batch(x, y) for x, y in self.loader]
        self.opt.step()  # <- step-once-per-epoch
        return sum(losses) / len(losses)

    def run(self, epochs):
        for epoch in range(epochs):
            print(epoch, self.train_epoch())


Experiment().run(8)
