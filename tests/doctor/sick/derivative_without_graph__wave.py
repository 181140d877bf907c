import torch
from torch import nn


class Field(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))

    def forward(self, xt):
        return self.body(xt)


def heat(net, xt, k=0.1):
    xt.requires_grad_(True)
    u = net(xt)
    ones = torch.ones_like(u)
    first = torch.autograd.grad(u, xt, ones, create_graph=True)[0]
    u_x, u_t = first[:, :1], first[:, 1:]
    second = torch.autograd.grad(u_x, xt, ones, retain_graph=True)[0]  # <- derivative-without-graph
    #= second = torch.autograd.grad(u_x, xt, ones, create_graph=True)[0]
    return u_t - k * second[:, :1]


torch.manual_seed(0)
net = Field()
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
for step in range(80):
    inside = torch.rand(80, 2)
    start = torch.cat([torch.rand(40, 1), torch.zeros(40, 1)], 1)
    loss = nn.functional.mse_loss(net(start), torch.sin(3.14 * start[:, :1]))
    loss = loss + heat(net, inside).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
