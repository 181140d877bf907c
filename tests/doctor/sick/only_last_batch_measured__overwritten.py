import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def evaluate(model, loader):
    model.eval()
    correct = 0
    total = 0
    with torch.no_grad():
        for xb, yb in loader:
            pred = model(xb).argmax(dim=1)
            correct = (pred == yb).sum().item()  # <- only-last-batch-measured
            #= correct += (pred == yb).sum().item()
            total = yb.size(0)  # <- only-last-batch-measured
            #= total += yb.size(0)
    return correct / total


torch.manual_seed(0)
x = torch.randn(380, 8)
y = x[:, :3].argmax(1)
train = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=30, shuffle=True)
valid = DataLoader(TensorDataset(x[300:], y[300:]), batch_size=16)
model = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(5):
    model.train()
    for xb, yb in train:
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, evaluate(model, valid))
