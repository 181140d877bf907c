import torch
import torch.nn as nn
from torch.utils.data import random_split

torch.manual_seed(0)
data = torch.randn(260, 5) * 3 + 10
target = (data[:, 0] - data[:, 1]).unsqueeze(1) / 4
data = (data - data.mean(0)) / data.std(0)  # <- fitted-before-split
train_idx, test_idx = random_split(range(260), [200, 60])
x_train, y_train = data[list(train_idx)], target[list(train_idx)]
x_test, y_test = data[list(test_idx)], target[list(test_idx)]
#= mean, std = x_train.mean(0), x_train.std(0)
#= x_train, x_test = (x_train - mean) / std, (x_test - mean) / std
model = nn.Sequential(nn.Linear(5, 12), nn.ReLU(), nn.Linear(12, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(50):
    loss = nn.functional.mse_loss(model(x_train), y_train)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    print("test", nn.functional.mse_loss(model(x_test), y_test).item())
