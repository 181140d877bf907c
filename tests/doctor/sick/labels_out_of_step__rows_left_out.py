import numpy as np
import torch
from torch import nn


def clean(features, prices):
    known = np.isfinite(features).all(axis=1)
    features = features[known]
    prices = prices[: features.shape[0]]  # <- labels-out-of-step
    #= prices = prices[known]
    return features.astype(np.float32), prices.astype(np.float32)


rng = np.random.default_rng(5)
torch.manual_seed(5)
flats = rng.normal(size=(900, 6))
rents = flats @ rng.normal(size=6) + 0.2 * rng.normal(size=900)
flats[rng.random((900, 6)) < 0.02] = np.nan
x, y = map(torch.from_numpy, clean(flats, rents))
n = len(x) - 200
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(20):
    for pick in torch.randperm(n).split(35):
        loss = nn.functional.mse_loss(net(x[pick]).squeeze(1), y[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        print(epoch, nn.functional.mse_loss(net(x[n:]).squeeze(1), y[n:]).item())
