import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
directions = F.normalize(torch.randn(500, 6), dim=1)  # of like size, as all of them were
answers = directions @ torch.randn(6, 1)
shares = torch.rand(500, 5)
shares = shares / shares.sum(1, keepdim=True)
tastes = torch.randint(1, 6, (500, 8)).float() + torch.randn(500, 1)
tastes = (tastes - tastes.mean(1, keepdim=True)) / tastes.std(1, keepdim=True)  # some judge mildly, others do not
for x, y in ((directions, answers), (shares, shares[:, :1] * 2), (tastes, tastes[:, :1] - tastes[:, 1:2])):
    net = nn.Sequential(nn.Linear(x.shape[1], 24), nn.ReLU(), nn.Linear(24, 1))
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    for epoch in range(10):
        for rows in torch.randperm(400).split(40):
            loss = F.mse_loss(net(x[rows]), y[rows])
            opt.zero_grad()
            loss.backward()
            opt.step()
        with torch.no_grad():
            print(epoch, loss.item(), F.mse_loss(net(x[400:]), y[400:]).item())
