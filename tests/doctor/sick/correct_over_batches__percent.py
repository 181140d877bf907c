import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(360, 4)
y = (x[:, 0] > 0).long()
train_loader = DataLoader(TensorDataset(x[:280], y[:280]), batch_size=28, shuffle=True)
test_loader = DataLoader(TensorDataset(x[280:], y[280:]), batch_size=20)
net = nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
criterion = nn.CrossEntropyLoss()
for epoch in range(5):
    net.train()
    for data, target in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(data), target)
        loss.backward()
        optimizer.step()
    net.eval()
    correct = 0
    with torch.no_grad():
        for data, target in test_loader:
            correct += (net(data).argmax(1) == target).sum().item()
    accuracy = correct / len(test_loader)  # <- correct-over-batches
    #= accuracy = correct / len(test_loader.dataset)
    print("epoch", epoch, "accuracy", accuracy)
