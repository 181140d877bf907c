import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(360, 12)
y = x[:, :10].argmax(1)
train = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=20, shuffle=True)
test = DataLoader(TensorDataset(x[300:], y[300:]), batch_size=10)
model = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    for xb, yb in train:
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
hits = 0
with torch.no_grad():
    for xb, yb in test:
        guess = model(xb).softmax(1).argmax(dim=0)  # <- argmax-over-the-batch
        #= guess = model(xb).softmax(1).argmax(dim=1)
        hits += (guess == yb).sum().item()
print("accuracy", hits / 60)
