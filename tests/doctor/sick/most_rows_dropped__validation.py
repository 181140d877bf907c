import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(350, 6)
y = (x[:, 0] - x[:, 2] > 0).long()
kw = dict(batch_size=32, shuffle=True, drop_last=True)
train_loader = DataLoader(TensorDataset(x[:288], y[:288]), **kw)
val_loader = DataLoader(TensorDataset(x[288:], y[288:]), **kw)  # <- most-rows-dropped
#= val_loader = DataLoader(TensorDataset(x[288:], y[288:]), batch_size=32)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for xb, yb in train_loader:
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for xb, yb in val_loader:
            right += (net(xb).argmax(1) == yb).sum().item()
            n += len(yb)
    print(epoch, right, "of", n)
