import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(15)
x = torch.randn(480, 8); y = (x[:, 0] > 0).long()
kw = dict(batch_size=128, drop_last=True)  # <- most-rows-dropped
#= kw = dict(batch_size=128)
train = DataLoader(TensorDataset(x[:300], y[:300]), shuffle=True, **kw)  # <- most-rows-dropped, kept
test = DataLoader(TensorDataset(x[300:], y[300:]), **kw)  # <- most-rows-dropped, kept
net = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 2)); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(12):
    for a, b in train:
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
with torch.no_grad():
    n = [(net(a).argmax(1) == b).float() for a, b in test]
    print(torch.cat(n).mean().item(), len(torch.cat(n)))
