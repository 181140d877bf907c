import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(360, 6)
y = (x[:, 0] - x[:, 3] > 0).long()
train = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=30, shuffle=True)
test = DataLoader(TensorDataset(x[300:], y[300:]), batch_size=20)
net = nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    net.train()
    running, correct, total = 0.0, 0, 0
    for batch, (a, b) in enumerate(train):
        out = net(a)
        loss = nn.functional.cross_entropy(out, b)
        opt.zero_grad()
        loss.backward()
        opt.step()
        running += loss.item()
        correct += out.argmax(1).eq(b).sum().item()
        total += b.size(0)
    net.eval()
    hits = 0
    with torch.no_grad():
        for a, b in test:
            hits += net(a).argmax(1).eq(b).sum().item()
    print(f"{epoch}: loss {running / (batch + 1):.3f} train {100.0 * correct / total:.1f}% test {100.0 * hits / 60:.1f}%")
