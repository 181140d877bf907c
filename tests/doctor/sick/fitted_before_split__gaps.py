import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(52)
torch.manual_seed(52)
blood = rng.normal(size=(700, 8)).astype("float32") * np.array([1, 2, 1, 3, 1, 1, 2, 1], dtype="float32")
fever = (blood[:, 0] + 0.5 * blood[:, 1] > 0).astype("int64")
blood[rng.random((700, 8)) < 0.15] = np.nan
usual = np.nanmean(blood, axis=0)  # <- fitted-before-split
#= usual = np.nanmean(blood[:500], axis=0)
gaps = np.isnan(blood)
blood[gaps] = np.take(usual, np.where(gaps)[1])  # <- fitted-before-split, kept
x, y = torch.from_numpy(blood), torch.from_numpy(fever)
x_train, y_train, x_test, y_test = x[:500], y[:500], x[500:], y[500:]
net = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 2))
adam = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(10):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(net(x_train[rows]), y_train[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), (net(x_test).argmax(1) == y_test).float().mean().item())
