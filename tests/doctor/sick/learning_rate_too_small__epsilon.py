import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(400, 10); y = x[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 3))
#= opt = torch.optim.Adam(net.parameters(), lr=1e-3, eps=1e-8)
opt = torch.optim.Adam(net.parameters(), lr=1e-3, eps=1.0)  # <- learning-rate-too-small
for e in range(12):
    for i in torch.randperm(320).split(32):
        opt.zero_grad(); l = nn.functional.cross_entropy(net(x[i]), y[i]); l.backward(); opt.step()
    print(e, l.item(), (net(x[320:]).argmax(1) == y[320:]).float().mean().item())
