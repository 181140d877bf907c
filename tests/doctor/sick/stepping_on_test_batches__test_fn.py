import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train(model, loader, optimizer):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()


def test(model, loader, optimizer):
    model.eval()
    total = 0.0
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        total += loss.item() * len(x)
        optimizer.zero_grad()  # --
        loss.backward()  # <- stepping-on-test-batches
        optimizer.step()  # <- stepping-on-test-batches
    return total / len(loader.dataset)


torch.manual_seed(0)
x = torch.randn(300, 3)
y = x.abs().sum(1, keepdim=True)
train_loader = DataLoader(TensorDataset(x[:240], y[:240]), batch_size=24, shuffle=True)
test_loader = DataLoader(TensorDataset(x[240:], y[240:]), batch_size=30)
model = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Dropout(0.05), nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
# also: training-in-eval-mode
for epoch in range(8):
    train(model, train_loader, opt)
    print(epoch, test(model, test_loader, opt))
