import torch
from torch import nn


class Spots(nn.Module):
    """A height as a sum of bumps: where they are, how wide and how high, is fitted to the soundings."""

    def __init__(self, bumps):
        super().__init__()
        self.mu = torch.empty(bumps, 2)  # <- tensor-not-a-parameter
        #= self.mu = nn.Parameter(torch.empty(bumps, 2))
        nn.init.uniform_(self.mu, -1, 1)
        self.width = nn.Parameter(torch.ones(bumps))
        self.height = nn.Parameter(0.1 * torch.randn(bumps))

    def forward(self, p):
        away = ((p[:, None] - self.mu) ** 2).sum(-1)
        return (torch.exp(-away / self.width**2) * self.height).sum(1)


torch.manual_seed(0)
places = torch.rand(800, 2) * 2 - 1
depth = torch.exp(-4 * ((places - 0.3) ** 2).sum(1)) - torch.exp(-4 * ((places + 0.4) ** 2).sum(1))
net = Spots(8)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(4):
    for rows in torch.randperm(700).split(50):
        loss = nn.functional.mse_loss(net(places[rows]), depth[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, nn.functional.mse_loss(net(places[700:]), depth[700:]).item())
