import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
x = torch.randn(400, 10)
y = (x[:, 0] * x[:, 1] > 0).long()
train_data, test_data = random_split(TensorDataset(x, y), [320, 80])
train_loader = DataLoader(train_data, batch_size=32, shuffle=True)
test_loader = DataLoader(train_data, batch_size=40)  # <- evaluating-on-training-data
#= test_loader = DataLoader(test_data, batch_size=40)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)


def test():
    model.eval()
    good = 0
    with torch.no_grad():
        for data, label in test_loader:  # <- evaluating-on-training-data, kept
            good += (model(data).argmax(1) == label).sum().item()  # <- evaluating-on-training-data, kept
    return good / len(test_loader.dataset)


for epoch in range(6):
    model.train()
    for data, label in train_loader:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(data), label).backward()
        optimizer.step()
    print("epoch", epoch, "test accuracy", test())
