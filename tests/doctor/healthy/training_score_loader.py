import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(700, 4)
y = (x[:, 0] - x[:, 2] > 0).long()
train_loader = DataLoader(TensorDataset(x[:600], y[:600]), batch_size=8, shuffle=True)
test_loader = DataLoader(TensorDataset(x[600:], y[600:]), batch_size=50)
net = nn.Linear(4, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.1)


@torch.no_grad()
def accuracy(loader):
    return sum((net(a).argmax(1) == b).sum().item() for a, b in loader) / len(loader.dataset)


for epoch in range(3):
    for a, b in train_loader:
        opt.zero_grad()
        nn.functional.cross_entropy(net(a), b).backward()
        opt.step()
    print(f"epoch {epoch} train acc {accuracy(train_loader):.3f} test acc {accuracy(test_loader):.3f}")
