import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(400, 8); y = torch.sin(2 * x[:, :1]) + x[:, 1:2]
net = nn.Sequential(nn.Linear(8, 48), nn.Tanh(), nn.Linear(48, 1))
#= opt = torch.optim.RMSprop(net.parameters(), lr=3e-3)
opt = torch.optim.RMSprop(net.parameters(), lr=0.5)  # <- learning-rate-too-large
for e in range(20):
    for i in torch.randperm(320).split(32):
        opt.zero_grad(); l = (net(x[i]) - y[i]).pow(2).mean(); l.backward(); opt.step()
    print(e, l.item())
