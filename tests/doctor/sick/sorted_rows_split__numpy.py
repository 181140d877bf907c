import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(64)
torch.manual_seed(64)
kinds = np.repeat([0, 1, 2], 200)
leaves = rng.normal(size=(600, 6)) + kinds[:, None] * np.array([1, 0, 0.5, 0, 0, -1])
#= order = rng.permutation(600)
#= leaves, kinds = leaves[order], kinds[order]
leaves = torch.tensor(leaves, dtype=torch.float32)
X_train, X_test = leaves[:450], leaves[450:]
y_train = torch.tensor(kinds[:450])  # <- sorted-rows-split, kept
y_test = torch.tensor(kinds[450:])
batches = DataLoader(TensorDataset(X_train, y_train), batch_size=30, shuffle=True)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 3))
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(8):
    for x, y in batches:
        loss = nn.functional.cross_entropy(net(x), y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
with torch.no_grad():
    print(loss.item(), (net(X_test).argmax(1) == y_test).float().mean().item())
