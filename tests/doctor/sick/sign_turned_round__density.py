import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
x = torch.rand(500, 1) * 4 - 2
y = x.sin() + 0.2 * torch.randn(500, 1)
for e in range(200):
    m, s = net(x).chunk(2, 1)
    d = torch.distributions.Normal(m, nn.functional.softplus(s) + 1e-3)
    loss = d.log_prob(y).mean()  # <- sign-turned-round
    #= loss = -d.log_prob(y).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
