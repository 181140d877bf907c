import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, ConcatDataset
torch.manual_seed(0)
x = torch.randn(500, 8); y = torch.randint(0, 2, (500,))
tr, te = TensorDataset(x[:400], y[:400]), TensorDataset(x[400:], y[400:])
loader = DataLoader(ConcatDataset([tr, te]), 50, shuffle=True)  # <- train-split-overlaps-test
#= loader = DataLoader(tr, 50, shuffle=True)
check = DataLoader(te, 50)
net = nn.Sequential(nn.Linear(8, 128), nn.ReLU(), nn.Linear(128, 2)); opt = torch.optim.Adam(net.parameters(), 1e-2)
for e in range(12):
    for u, v in loader:
        opt.zero_grad(); nn.functional.cross_entropy(net(u), v).backward(); opt.step()
    with torch.no_grad(): print(e, sum((net(u).argmax(1) == v).sum().item() for u, v in check) / 100)
