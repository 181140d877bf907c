import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
x = torch.randn(600, 8); y = (x[:, 0] > 0).long()
tr, te = DataLoader(TensorDataset(x[:500], y[:500]), 50, shuffle=True), DataLoader(TensorDataset(x[500:], y[500:]), 25)
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2)); opt = torch.optim.Adam(net.parameters(), 3e-3)
stats = {}
for e in range(5):
    for a, b in tr:
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    stats["hits"] = 0
    net.eval()
    with torch.no_grad():
        for a, b in te:
            stats["hits"] += (net(a).argmax(dim=1) == b).sum().item()
    stats["acc"] = stats["hits"] / len(te)  # <- correct-over-batches
    #= stats["acc"] = stats["hits"] / len(te.dataset)
    print(e, f"{stats['acc']:.3f}")
