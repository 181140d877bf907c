import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(8, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Dropout(0.3), nn.Linear(32, 2))

    def forward(self, x):
        return self.fc(x)


torch.manual_seed(0)
x = torch.randn(400, 8)
y = (x[:, :2].sum(1) > 0).long()
xt, yt, xv, yv = x[:300], y[:300], x[300:], y[300:]
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(12):
    net.train()
    for xb, yb in zip(xt.split(50), yt.split(50)):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(xb), yb)
        loss.backward()
        opt.step()
    net.eval  # <- method-not-called
    #= net.eval()
    with torch.no_grad():
        acc = (net(xv).argmax(1) == yv).float().mean().item()
    print(epoch, round(loss.item(), 3), acc)
