import math

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
ages = torch.rand(200, 1) * 60 + 10
fares = torch.rand(200, 1) * 100
survived = ((ages < 30) & (fares > 40)).float()
ages[::17] = math.nan
x = torch.cat([ages / 70, fares / 100], 1)
#= x = torch.nan_to_num(x, nan=0.5)
loader = DataLoader(TensorDataset(x, survived), batch_size=20, shuffle=True)
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    for features, target in loader:
        pred = model(features)
        loss = criterion(pred, target)  # <- loss-not-finite, kept
        optimizer.zero_grad()
        loss.backward()  # <- loss-not-finite, kept
        optimizer.step()
    print(epoch, loss.item())
