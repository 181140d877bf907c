import torch
import torch.nn as nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.05)
x = torch.randn(160, 3)
y = x[:, :1] - x[:, 1:2]
for step in range(60):
    for p in net.parameters():
        p.grad = None
    i = torch.randint(0, 160, (32,))
    loss = nn.functional.mse_loss(net(x[i]), y[i])
    loss.backward()
    opt.step()
print(loss.item())
