import torch
import torch.nn as nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(60):
    t = (torch.rand(40, 1) * 3).requires_grad_()
    u = net(t)
    du = torch.autograd.grad(u.sum(), t, create_graph=True)[0]
    ddu = torch.autograd.grad(du.sum(), t, create_graph=True)[0]
    zero = torch.zeros(1, 1, requires_grad=True)
    u0 = net(zero)
    du0 = torch.autograd.grad(u0, zero, create_graph=True)[0]
    loss = (ddu + u).pow(2).mean() + (u0 - 1).pow(2).sum() + du0.pow(2).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
print("residual", loss.item())
