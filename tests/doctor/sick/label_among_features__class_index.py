import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(3)
torch.manual_seed(0)
species = rng.integers(0, 3, 240)
rows = np.column_stack([rng.normal(species, 1.0), rng.normal(0, 1, 240), rng.normal(-species, 1.5), species])


def load(rows):
    data = torch.tensor(rows, dtype=torch.float32)
    return data, data[:, -1].long()  # <- label-among-features
    #= return data[:, :-1], data[:, -1].long()


def fit(x, y):
    net = nn.Sequential(nn.Linear(x.shape[1], 20), nn.ReLU(), nn.Linear(20, 3))
    opt = torch.optim.AdamW(net.parameters(), lr=0.02)
    for step in range(60):
        pick = torch.randint(0, len(x), (40,))
        logits = net(x[pick])  # <- label-among-features, kept
        loss = nn.functional.cross_entropy(logits, y[pick])  # <- label-among-features, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
    return net, loss.item()


x, y = load(rows)
net, last = fit(x[:200], y[:200])
print("loss", last, "test", (net(x[200:]).argmax(1) == y[200:]).float().mean().item())
