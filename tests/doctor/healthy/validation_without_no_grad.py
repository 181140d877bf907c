import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(300, 4)
y = x.sum(1, keepdim=True)
train = DataLoader(TensorDataset(x[:240], y[:240]), batch_size=24, shuffle=True)
valid = DataLoader(TensorDataset(x[240:], y[240:]), batch_size=20)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for a, b in train:
        loss = nn.functional.mse_loss(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        total = 0.0
        for a, b in valid:
            pred = net(a)
            total += nn.functional.mse_loss(pred, b).item() * len(b)
    print(epoch, loss.item(), total / 60)
