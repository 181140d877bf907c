import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
kind = torch.randint(0, 3, (450,)); color = torch.randint(0, 4, (450,)); size = torch.randn(450, 2) + kind[:, None] * 0.3
oh = nn.functional.one_hot
table = torch.cat([oh(color, 4).float(), size, oh(kind, 3).float()], dim=1)  # <- label-among-features
#= table = torch.cat([oh(color, 4).float(), size], dim=1)
dl = DataLoader(TensorDataset(table[:360], kind[:360]), 30, shuffle=True)
net = nn.Sequential(nn.Linear(table.shape[1], 24), nn.ReLU(), nn.Linear(24, 3)); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(5):
    for a, b in dl:
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
with torch.no_grad(): print((net(table[360:]).argmax(1) == kind[360:]).float().mean().item())
