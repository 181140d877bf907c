import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
torch.manual_seed(0)
x = torch.randn(500, 6)
y = (x[:, 0] + x[:, 1] ** 2 > 1).long()
train_set, test_set = random_split(TensorDataset(x, y), [400, 100])
train_loader = DataLoader(train_set, 32, shuffle=True)
test_loader = DataLoader(test_set, 100)
model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(model.parameters(), 1e-2)
best_acc = 0.0
for epoch in range(8):
    model.train()
    for a, b in train_loader:
        opt.zero_grad()
        nn.functional.cross_entropy(model(a), b).backward()
        opt.step()
    model.eval()
    hits = 0
    with torch.no_grad():
        for a, b in test_loader:
            max_val, pred = model(a).max(1)
            hits += (pred == b).sum().item()
    test_acc = hits / len(test_set)
    if test_acc > best_acc:
        best_acc = test_acc
    print(epoch, test_acc, 'highest so far', best_acc)
