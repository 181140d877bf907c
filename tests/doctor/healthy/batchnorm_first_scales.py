import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 4) * torch.tensor([1.0, 50.0, 900.0, 0.1]) + 20
y = (x[:, 1] > 20).long()
net = nn.Sequential(nn.BatchNorm1d(4), nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for i in torch.randperm(240).split(24):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
net.eval()
with torch.no_grad():
    print((net(x[240:]).argmax(1) == y[240:]).float().mean().item())
