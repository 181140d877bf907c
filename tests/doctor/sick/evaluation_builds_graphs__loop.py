import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] > 0).long()
train_dl = DataLoader(TensorDataset(x[:200], y[:200]), batch_size=20, shuffle=True)
test_dl = DataLoader(TensorDataset(x[200:], y[200:]), batch_size=20)
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    net.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
    net.eval()
    right = 0
    for xb, yb in test_dl:  # <- evaluation-builds-graphs, kept
        out = net(xb)  # <- evaluation-builds-graphs
        #= with torch.no_grad():
        #=     out = net(xb)
        right += (out.argmax(1) == yb).sum().item()
    print(epoch, right / 200)
