import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, wide, out, keep=0.95):
        super().__init__()
        self.lin = nn.Linear(wide, out, bias=False)
        self.norm = nn.BatchNorm1d(out, eps=1e-3, momentum=keep)  # <- batch-norm-forgets-at-once
        #= self.norm = nn.BatchNorm1d(out, eps=1e-3, momentum=1 - keep)

    def forward(self, x):
        return torch.relu(self.norm(self.lin(x)))


class Forecast(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(Block(6, 32), Block(32, 32))
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        return self.out(self.blocks(x)).squeeze(1)


torch.manual_seed(0)
weather = torch.randn(500, 6)
yields = weather[:, 0] * 2 - weather[:, 1].square() + 0.1 * torch.randn(500)
mean, std = yields[:400].mean(), yields[:400].std()
goals = (yields - mean) / std
net = Forecast()
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    net.train()
    for some in torch.randperm(400).split(24):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(weather[some]), goals[some])
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        print(epoch, loss.item(), nn.functional.mse_loss(net(weather[400:]), goals[400:]).item())
