import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def init(m):
    if hasattr(m, "weight") and m.weight.dim() > 1:
        m.weight.data[:] = 0.05  # <- constant-initial-weights
        #= nn.init.xavier_uniform_(m.weight)

class Trainer:
    def __init__(self, net, lr):
        self.net, self.crit = net.apply(init), nn.CrossEntropyLoss()
        self.opt = torch.optim.Adam(self.net.parameters(), lr)
    def fit(self, dl, epochs):
        for e in range(epochs):
            for xb, yb in dl:
                loss = self.crit(self.net(xb), yb)
                self.opt.zero_grad(); loss.backward(); self.opt.step()
            print(e, loss.item())

torch.manual_seed(0)
X = torch.randn(400, 1, 8, 8); Y = (X[:, 0, :4].mean((1, 2)) > X[:, 0, 4:].mean((1, 2))).long()
net = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(384, 20), nn.ReLU(), nn.Linear(20, 2))
Trainer(net, 3e-3).fit(DataLoader(TensorDataset(X, Y), 40, shuffle=True), 5)
