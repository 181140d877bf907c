import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
load = torch.zeros(2000)
for hour in range(1, 2000):
    load[hour] = 0.5 * load[hour - 1] + torch.randn(())


def moving_average(x, width=7):
    kernel = torch.ones(1, 1, width) / width
    return F.conv1d(x.view(1, 1, -1), kernel, padding=width // 2).flatten()  # <- smoothed-with-the-future
    #= return F.conv1d(F.pad(x.view(1, 1, -1), (width - 1, 0)), kernel).flatten()


def windows(inputs, targets, look_back):
    X = torch.stack([inputs[i : i + look_back] for i in range(len(inputs) - look_back)])
    return X, targets[look_back:]


X, Y = windows(moving_average(load), load, 24)
net = nn.Sequential(nn.Linear(24, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(5):
    total = 0.0
    for rows in torch.randperm(1600).split(80):
        loss = F.mse_loss(net(X[rows]).squeeze(1), Y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() / 20
    with torch.no_grad():
        error = F.mse_loss(net(X[1624:]).squeeze(1), Y[1624:])
    print(epoch, round(total, 3), round(error.item(), 3))
