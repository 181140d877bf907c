import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(309, 4)
y = (x[:, 0] + 0.6 * torch.randn(309) > 0).long()
train_dl = DataLoader(TensorDataset(x[:200], y[:200]), batch_size=20, shuffle=True)
val_dl = DataLoader(TensorDataset(x[200:], y[200:]), batch_size=36)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
    net.eval()
    accs = []
    with torch.no_grad():
        for xb, yb in val_dl:
            accs.append((net(xb).argmax(1) == yb).float().mean().item())  # <- metric-of-mean-of-batches
            #= accs.append((net(xb).argmax(1) == yb).float().sum().item())
    print(epoch, "val acc", sum(accs) / len(accs))  # <- metric-of-mean-of-batches
    #= print(epoch, "val acc", sum(accs) / 109)
