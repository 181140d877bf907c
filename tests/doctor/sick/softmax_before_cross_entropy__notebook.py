# %% [markdown]
# # Two moons, by hand

# %%
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
rng = np.random.default_rng(0)

# %%
n = 150
t = rng.uniform(0, np.pi, size=n)
upper = np.stack([np.cos(t), np.sin(t)], 1) + rng.normal(0, 0.1, (n, 2))
lower = np.stack([1 - np.cos(t), 0.5 - np.sin(t)], 1) + rng.normal(0, 0.1, (n, 2))
X = torch.tensor(np.concatenate([upper, lower]), dtype=torch.float32)
Y = torch.tensor([0] * n + [1] * n)

# %%
net = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)

# %%
for i in range(80):
    p = F.softmax(net(X), dim=1)  # <- softmax-before-cross-entropy
    #= p = net(X)
    loss = F.cross_entropy(p, Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 20 == 0:
        print(i, float(loss))

# %%
print("acc", (net(X).argmax(1) == Y).float().mean().item())
