import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
x = torch.randn(500, 8); y = (x[:, 0] * x[:, 1] > 0).long()
train_dl = DataLoader(TensorDataset(x[:400], y[:400]), 40, shuffle=True)
test_dl = DataLoader(TensorDataset(x[400:], y[400:]), 50)
net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 2)); opt = torch.optim.Adam(net.parameters(), 5e-3)

def score(dl):
    with torch.no_grad():
        pairs = [(net(a).argmax(1) == b) for a, b in dl]
    return torch.cat(pairs).float().mean().item()

for e in range(8):
    for a, b in train_dl:
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    report = {name: score(dl) for name, dl in (("train", train_dl), ("test", train_dl))}  # <- evaluating-on-training-data
    #= report = {name: score(dl) for name, dl in (("train", train_dl), ("test", test_dl))}
    print(e, report)
