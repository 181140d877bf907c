import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.rand(300, 1) * 4
y = x.sin() + 0.3 * torch.randn_like(x) * x
net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 3))
q = torch.tensor([0.1, 0.5, 0.9])
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(70):
    i = torch.randint(0, 300, (64,))
    error = y[i] - net(x[i])  # (64, 1) - (64, 3): one target, three quantiles
    loss = torch.maximum(q * error, (q - 1) * error).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    print("coverage", ((y >= net(x)[:, :1]) & (y <= net(x)[:, 2:])).float().mean().item())
