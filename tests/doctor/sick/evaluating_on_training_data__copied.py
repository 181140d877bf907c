import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(55)
x = torch.randn(500, 12)
y = (x[:, :2].sum(1) + torch.randn(500) > 0).long()
train_loader = DataLoader(TensorDataset(x[:380], y[:380]), batch_size=38, shuffle=True)
val_loader = DataLoader(TensorDataset(x[380:], y[380:]), batch_size=60)


def accuracy(net, batches):
    net.eval()
    right = total = 0
    with torch.no_grad():
        for a, b in batches:
            right += (net(a).argmax(1) == b).sum().item()
            total += len(b)
    return right / total


net = nn.Sequential(nn.Linear(12, 48), nn.ReLU(), nn.Linear(48, 2))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(6):
    net.train()
    for a, b in train_loader:
        loss = nn.functional.cross_entropy(net(a), b)
        adam.zero_grad()
        loss.backward()
        adam.step()
    share = accuracy(net, train_loader)  # <- evaluating-on-training-data
    #= share = accuracy(net, val_loader)
    print(f"epoch {epoch}: loss {loss.item():.3f}, validation accuracy {share:.3f}")
