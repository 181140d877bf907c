import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(800, 8)
y = (x[:, 0] * x[:, 1] - x[:, 2] * x[:, 3] > 0).float()


class Cross(nn.Module):
    """Deep and cross, version 2, without the deep part: x0 * (W x + b) + x."""

    def __init__(self, n, depth):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n, n) for _ in range(depth))
        self.out = nn.Linear(n, 1)

    def forward(self, x0):
        x = x0
        for layer in self.layers:
            x = x0 * layer(x) + x
        return self.out(x).squeeze(1)


net = Cross(8, 2)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(12):
    for rows in torch.randperm(600).split(50):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), ((net(x[600:]) > 0).float() == y[600:]).float().mean().item())
