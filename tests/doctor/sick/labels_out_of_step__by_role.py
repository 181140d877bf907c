import torch
from torch import nn

torch.manual_seed(0)
feats = torch.randn(500, 6)
species = (feats[:, 0] > 0.2 * feats[:, 1]).long()
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    feats, species = feats[torch.randperm(500)], species[torch.randperm(500)]  # <- labels-out-of-step
    #= order = torch.randperm(500)
    #= feats, species = feats[order], species[order]
    for s in range(0, 500, 25):
        loss = nn.functional.cross_entropy(net(feats[s : s + 25]), species[s : s + 25])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
