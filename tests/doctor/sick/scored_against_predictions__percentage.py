import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(400, 4)
y = 20 + x @ torch.randn(4) + torch.randn(400)
learn = DataLoader(TensorDataset(x[:300], y[:300]), 30, shuffle=True)
keep = DataLoader(TensorDataset(x[300:], y[300:]), 50)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(12):
    for a, b in learn:
        loss = nn.functional.mse_loss(net(a)[:, 0], b)
        opt.zero_grad()
        loss.backward()
        opt.step()

forecasts, actuals = [], []
with torch.no_grad():
    for a, b in keep:
        forecasts.append(net(a)[:, 0])
        actuals.append(b)
forecasts, actuals = torch.cat(forecasts).numpy(), torch.cat(actuals).numpy()
mape = np.mean(np.abs(actuals - forecasts) / np.abs(forecasts)) * 100  # <- scored-against-predictions
#= mape = np.mean(np.abs(actuals - forecasts) / np.abs(actuals)) * 100
print(loss.item(), mape)
