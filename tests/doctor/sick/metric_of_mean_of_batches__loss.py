import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def validate(model, loader):
    model.eval()
    running = 0.0
    with torch.no_grad():
        for x, y in loader:
            running += nn.functional.l1_loss(model(x), y).item()  # <- metric-of-mean-of-batches
            #= running += nn.functional.l1_loss(model(x), y, reduction="sum").item()
    return running / len(loader)  # <- metric-of-mean-of-batches
    #= return running / len(loader.dataset)


torch.manual_seed(0)
x = torch.randn(265, 3)
y = x.pow(2).mean(1, keepdim=True)
train = DataLoader(TensorDataset(x[:200], y[:200]), batch_size=25, shuffle=True)
valid = DataLoader(TensorDataset(x[200:], y[200:]), batch_size=32)
model = nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(6):
    model.train()
    for xb, yb in train:
        loss = nn.functional.mse_loss(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, validate(model, valid))
