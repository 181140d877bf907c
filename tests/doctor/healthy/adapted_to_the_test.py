import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(900, 6)
y = (x[:, 0] - x[:, 1] > 0).long()
train_loader = DataLoader(TensorDataset(x[:600], y[:600]), batch_size=50, shuffle=True)
shifted = 1.5 * x[600:] + 0.7
test_loader = DataLoader(TensorDataset(shifted, y[600:]), batch_size=50)
net = nn.Sequential(nn.Linear(6, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
net.train()
for epoch in range(6):
    for a, b in train_loader:
        loss = nn.functional.cross_entropy(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
# test-time adaptation: the entropy of the answers is made small, labels are not used
for p in net.parameters():
    p.requires_grad_(False)
for p in net[1].parameters():
    p.requires_grad_(True)
adapt = torch.optim.Adam(net[1].parameters(), lr=1e-3)
right = 0
for a, b in test_loader:
    logits = net(a)
    right += (logits.argmax(1) == b).sum().item()
    entropy = -(logits.softmax(1) * logits.log_softmax(1)).sum(1).mean()
    adapt.zero_grad()
    entropy.backward()
    adapt.step()
print(right / 300)
