import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] > x[:, 1]).long()
train_set = TensorDataset(x[:350], y[:350])
test_set = TensorDataset(x[250:], y[250:])  # <- train-split-overlaps-test
#= test_set = TensorDataset(x[350:], y[350:])
train_loader = DataLoader(train_set, batch_size=35, shuffle=True)  # <- train-split-overlaps-test, kept
test_loader = DataLoader(test_set, batch_size=50)  # <- train-split-overlaps-test, kept
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(6):
    net.train()
    for xb, yb in train_loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(xb), yb)
        loss.backward()
        opt.step()
    net.eval()
    hits = 0
    with torch.no_grad():
        for xb, yb in test_loader:  # <- train-split-overlaps-test, kept
            hits += (net(xb).argmax(1) == yb).sum().item()  # <- train-split-overlaps-test, kept
    print(epoch, hits / len(test_set))
