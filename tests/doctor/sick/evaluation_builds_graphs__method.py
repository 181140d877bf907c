import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Model:
    def __init__(self):
        self.net = nn.Sequential(nn.Conv1d(1, 4, 3), nn.BatchNorm1d(4), nn.ReLU(), nn.Flatten(), nn.Linear(32, 1))
        self.opt = torch.optim.Adam(self.net.parameters(), lr=0.01)

    def fit_epoch(self, loader):
        self.net.train()
        for x, y in loader:
            self.opt.zero_grad()
            nn.functional.mse_loss(self.net(x), y).backward()
            self.opt.step()

    #= @torch.no_grad()
    def score(self, loader):
        self.net.eval()
        total = 0.0
        for x, y in loader:  # <- evaluation-builds-graphs, kept
            total += nn.functional.mse_loss(self.net(x), y, reduction="sum").item()  # <- evaluation-builds-graphs, kept
        return total / len(loader.dataset)


torch.manual_seed(0)
x = torch.randn(260, 1, 10)
y = x.amax(2)
train = DataLoader(TensorDataset(x[:200], y[:200]), batch_size=20, shuffle=True)
val = DataLoader(TensorDataset(x[200:], y[200:]), batch_size=10)
m = Model()
for epoch in range(6):
    m.fit_epoch(train)
    print(epoch, m.score(val))
