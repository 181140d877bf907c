import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(900, 10)
y = (x[:, 0] + x[:, 1] ** 2 + 0.7 * torch.randn(900) > 1).long()
train_loader = DataLoader(TensorDataset(x[:500], y[:500]), batch_size=50, shuffle=True)
val_loader = DataLoader(TensorDataset(x[500:700], y[500:700]), batch_size=50)
test_loader = DataLoader(TensorDataset(x[700:], y[700:]), batch_size=50)
net = nn.Sequential(nn.Linear(10, 128), nn.ReLU(), nn.Linear(128, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(15):
    for a, b in train_loader:
        loss = nn.functional.cross_entropy(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
for p in net.parameters():
    p.requires_grad_(False)
log_t = torch.zeros(1, requires_grad=True)
calibrate = torch.optim.Adam([log_t], lr=0.05)
for epoch in range(20):
    for a, b in val_loader:
        loss = nn.functional.cross_entropy(net(a) / log_t.exp(), b)
        calibrate.zero_grad()
        loss.backward()
        calibrate.step()
with torch.no_grad():
    before = sum(nn.functional.cross_entropy(net(a), b).item() for a, b in test_loader) / len(test_loader)
    after = sum(nn.functional.cross_entropy(net(a) / log_t.exp(), b).item() for a, b in test_loader) / len(test_loader)
print(log_t.exp().item(), before, after)
