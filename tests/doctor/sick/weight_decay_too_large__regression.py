import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(500, 10); y = x[:, :1] * 2 - x[:, 1:2]
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))
#= opt = torch.optim.SGD(net.parameters(), lr=.05, weight_decay=1e-4)
opt = torch.optim.SGD(net.parameters(), lr=.05, weight_decay=1.0)  # <- weight-decay-too-large
for e in range(20):
    for i in torch.randperm(400).split(40):
        opt.zero_grad(); l = nn.functional.mse_loss(net(x[i]), y[i]); l.backward(); opt.step()
    print(e, l.item())
