import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(640, 5)
y = x[:, :1] * x[:, 1:2] + 0.1 * torch.randn(640, 1)
loader = DataLoader(TensorDataset(x[:512], y[:512]), batch_size=16, shuffle=True)
net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
epochs = 20
steps = epochs * len(loader)
schedule = torch.optim.lr_scheduler.ExponentialLR(opt, gamma=(1e-4) ** (1 / steps))  # to a ten-thousandth in the end
for epoch in range(epochs):
    for a, b in loader:
        loss = nn.functional.mse_loss(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
        schedule.step()
with torch.no_grad():
    print(loss.item(), nn.functional.mse_loss(net(x[512:]), y[512:]).item(), schedule.get_last_lr())
