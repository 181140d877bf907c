"""Leaves of four trees, drawn tree by tree; NumPy."""
import numpy as np
import torch
from torch import nn

np.random.seed(5)
torch.manual_seed(5)
TREES, EACH = 4, 150
shape = np.random.randn(TREES, 12)
leaves = np.concatenate([shape[t] + np.random.randn(EACH, 12) for t in range(TREES)]).astype("float32")
trees = np.repeat(np.arange(TREES), EACH)
leaves = leaves[np.random.permutation(len(leaves))]  # <- labels-out-of-step
trees = trees[np.random.permutation(len(trees))]  # <- labels-out-of-step
#= mixed = np.random.permutation(len(leaves))
#= leaves, trees = leaves[mixed], trees[mixed]
leaves, trees = torch.from_numpy(leaves), torch.from_numpy(trees)
net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, TREES))
adam = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(8):
    for start in range(0, 480, 40):
        loss = nn.functional.cross_entropy(net(leaves[start : start + 40]), trees[start : start + 40])
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item(), (net(leaves[480:]).argmax(1) == trees[480:]).float().mean().item())
