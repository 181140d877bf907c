import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
X = torch.randn(300, 6)
Y = (X[:, 0] + X[:, 1] > X[:, 2]).long()
dl = DataLoader(TensorDataset(X, Y), batch_size=30, shuffle=True)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(10):
    total = 0
    for xb, yb in dl:
        optimizer.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        #= optimizer.step()
        total += loss.item()
    optimizer.step()  # <- step-once-per-epoch
    print(epoch, total / len(dl))
