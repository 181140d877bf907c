import torch
from torch import nn

torch.manual_seed(9)
t = torch.linspace(-2, 2, 200).unsqueeze(1)
curve = torch.sin(2 * t) + 0.05 * torch.randn(200, 1)
net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))
#= heavy_ball = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for i in range(150):
    heavy_ball = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)  # <- optimizer-made-in-every-epoch
    error = (net(t) - curve).square().mean()
    heavy_ball.zero_grad()
    error.backward()
    heavy_ball.step()
print(error.item())
