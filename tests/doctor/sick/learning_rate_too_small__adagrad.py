import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(500, 10); y = x[:, :4].argmax(1)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
#= opt = torch.optim.Adagrad(net.parameters(), lr=0.05)
opt = torch.optim.Adagrad(net.parameters(), lr=1e-4)  # <- learning-rate-too-small
for e in range(12):
    for i in torch.randperm(400).split(40):
        opt.zero_grad(); l = nn.functional.cross_entropy(net(x[i]), y[i]); l.backward(); opt.step()
    with torch.no_grad(): print(e, l.item(), (net(x[400:]).argmax(1) == y[400:]).float().mean().item())
