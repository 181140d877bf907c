import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(350, 5)
y = x[:, :1].abs() + x[:, 1:2]
loader = DataLoader(TensorDataset(x[:300], y[:300]), batch_size=60, shuffle=True)
net = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 1))
lr = 1e-3 * 2
epochs = 5 * 8
opt = torch.optim.Adam(net.parameters(), lr=lr)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=epochs)
best, wait = float("inf"), 0
for epoch in range(epochs):
    for a, b in loader:
        loss = nn.functional.mse_loss(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    schedule.step()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(x[300:]), y[300:]).item()
    if val < best:
        best, wait = val, 0
    else:
        wait += 1
    if wait >= 5 or epoch == 7:
        break
print(epoch, best)
