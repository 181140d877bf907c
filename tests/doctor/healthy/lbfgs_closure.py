import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 60).unsqueeze(1)
y = torch.exp(x)
net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.LBFGS(net.parameters(), lr=0.5, max_iter=4)


def closure():
    opt.zero_grad()
    loss = nn.functional.mse_loss(net(x), y)
    loss.backward()
    return loss


for step in range(12):
    loss = opt.step(closure)
print(loss.item())
