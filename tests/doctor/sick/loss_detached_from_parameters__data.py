import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Runner:
    def __init__(self, net):
        self.net = net
        self.opt = torch.optim.Adam(net.parameters(), lr=0.01)
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, x):
        out = self.net(x).data  # <- loss-detached-from-parameters
        out.requires_grad = True  # --
        #= out = self.net(x)
        return out

    def fit(self, loader, epochs):
        for epoch in range(epochs):
            for x, y in loader:
                loss = self.criterion(self.forward(x), y)
                self.opt.zero_grad()
                loss.backward()  # <- loss-detached-from-parameters, kept
                self.opt.step()
            print(epoch, loss.item())


torch.manual_seed(0)
x = torch.randn(200, 4)
data = DataLoader(TensorDataset(x, (x[:, 0] > 0).long()), batch_size=20, shuffle=True)
Runner(nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, 2))).fit(data, 6)
