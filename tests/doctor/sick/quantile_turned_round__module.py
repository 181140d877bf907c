import torch
from torch import nn


class QuantileLoss(nn.Module):
    def __init__(self, levels):
        super().__init__()
        self.levels = levels

    def forward(self, out, target):
        parts = []
        for k, q in enumerate(self.levels):
            e = out[:, k] - target  # <- quantile-turned-round
            #= e = target - out[:, k]
            parts.append(torch.maximum((q - 1) * e, q * e))
        return torch.stack(parts).mean()


torch.manual_seed(1)
x = torch.randn(480, 3)
y = x.sum(1) + torch.randn(480) * (0.3 + x[:, 0].abs())
net = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 3))
criterion, opt = QuantileLoss((0.05, 0.5, 0.95)), torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(12):
    for rows in torch.randperm(400).split(40):
        loss = criterion(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), (y[400:, None] <= net(x[400:])).float().mean(0).tolist())
