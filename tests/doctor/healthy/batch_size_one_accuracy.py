import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(140, 3)
y = (x[:, 0] > 0).long()
train = DataLoader(TensorDataset(x[:100], y[:100]), batch_size=10, shuffle=True)
test = DataLoader(TensorDataset(x[100:], y[100:]), batch_size=1)
net = nn.Linear(3, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.2)
for epoch in range(6):
    for a, b in train:
        opt.zero_grad()
        nn.functional.cross_entropy(net(a), b).backward()
        opt.step()
correct = 0
with torch.no_grad():
    for a, b in test:
        correct += (net(a).argmax(1) == b).sum().item()
print("accuracy", correct / len(test))  # one row per batch: the number of batches is the number of rows
