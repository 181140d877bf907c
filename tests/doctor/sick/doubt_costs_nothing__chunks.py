import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
x = torch.randn(480, 4)
target = x[:, :1] - x[:, 1:2] + 0.3 * x[:, 2:3].abs() * torch.randn(480, 1)
net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
for epoch in range(10):
    total = 0.0
    for a, b in DataLoader(TensorDataset(x[:400], target[:400]), batch_size=40, shuffle=True):
        mu, log_var = net(a).chunk(2, dim=1)
        var = log_var.exp()
        error = (b - mu).pow(2)
        loss = 0.5 * (error / var).mean()  # <- doubt-costs-nothing
        #= loss = 0.5 * (error / var + log_var).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    with torch.no_grad():
        print(epoch, total / 10, (net(x[400:])[:, :1] - target[400:]).pow(2).mean().item())
