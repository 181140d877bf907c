import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(500, 10); y = x[:, :1] * x[:, 1:2]
f = nn.Sequential(nn.Linear(10, 32), nn.ReLU()); g = nn.Linear(32, 1)
of = torch.optim.SGD(f.parameters(), lr=1e-6)  # <- learning-rate-too-small
#= of = torch.optim.SGD(f.parameters(), lr=5e-2)
og = torch.optim.SGD(g.parameters(), lr=1e-6)  # <- learning-rate-too-small
#= og = torch.optim.SGD(g.parameters(), lr=5e-2)
for e in range(20):
    for i in torch.randperm(400).split(40):
        of.zero_grad(); og.zero_grad(); l = nn.functional.mse_loss(g(f(x[i])), y[i]); l.backward(); of.step(); og.step()
    print(e, l.item())
