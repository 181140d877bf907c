import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(300, 10); y = x[:, :1].tanh()
net = nn.Sequential(nn.Linear(10, 32), nn.Tanh(), nn.Linear(32, 1)); opt = torch.optim.Adam(net.parameters(), 5e-3)
before = {n: p.detach() for n, p in net.named_parameters()}  # <- unchanged-best-model
#= before = {n: p.detach().clone() for n, p in net.named_parameters()}
for e in range(10):
    for k in torch.randperm(300).split(30):
        opt.zero_grad(); nn.functional.mse_loss(net(x[k]), y[k]).backward(); opt.step()
moved = {n: (p - before[n]).norm().item() for n, p in net.named_parameters()}
print(moved)
