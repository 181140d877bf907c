import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Trainer:
    def __init__(self, net):
        self.net, self.hits, self.asked = net, 0, 0
        self.optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)

    def learn(self, loader):
        for x, y in loader:
            self.optimizer.zero_grad()
            nn.functional.cross_entropy(self.net(x), y).backward()
            self.optimizer.step()

    @torch.no_grad()
    def examine(self, loader):
        #= self.hits, self.asked = 0, 0
        for x, y in loader:
            self.hits += (self.net(x).argmax(-1) == y).sum().item()
            self.asked += len(y)
        return self.hits / self.asked  # <- averaged-over-all-epochs, kept


torch.manual_seed(0)
x = torch.randn(900, 5)
y = (x[:, 0] > x[:, 1]).long()
learned = DataLoader(TensorDataset(x[:600], y[:600]), 30, shuffle=True)
held_back = DataLoader(TensorDataset(x[600:], y[600:]), 100)
trainer = Trainer(nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2)))
for epoch in range(8):
    trainer.learn(learned)
    print("epoch", epoch, "accuracy", trainer.examine(held_back))
