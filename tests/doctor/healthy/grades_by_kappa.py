import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
torch.manual_seed(0)
X = rng.normal(size=(700, 7)).astype("float32")
quality = np.clip(np.round(2 + X @ rng.normal(size=7) * 0.5 + 0.4 * rng.normal(size=700)), 0, 4).astype(int)


def kappa(a, b, k=5):
    w = (np.arange(k)[:, None] - np.arange(k)) ** 2 / (k - 1) ** 2
    seen = np.zeros((k, k))
    np.add.at(seen, (a, b), 1)
    chance = np.outer(np.bincount(a, minlength=k), np.bincount(b, minlength=k)) / len(a)
    return 1 - (w * seen).sum() / (w * chance).sum()


x, y = torch.from_numpy(X), torch.from_numpy(quality).float()
net = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(12):
    for rows in torch.randperm(550).split(50):
        loss = nn.functional.mse_loss(net(x[rows]).squeeze(1), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        grade = net(x[550:]).squeeze(1).round().clamp(0, 4).long().numpy()
    print(epoch, loss.item(), kappa(quality[550:], grade), (grade == quality[550:]).mean())
