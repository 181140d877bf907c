import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
feats = torch.randn(500, 6)
species = (feats[:, 0] > 0.2 * feats[:, 1]).long()
order = torch.randperm(500)
loader = DataLoader(TensorDataset(feats[order], species), 25, shuffle=True)  # <- labels-out-of-step
#= loader = DataLoader(TensorDataset(feats[order], species[order]), 25, shuffle=True)
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for given, kinds in loader:
        loss = nn.functional.cross_entropy(net(given), kinds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
