import torch
from torch import nn
torch.manual_seed(19)
C = 8
centers = torch.randn(C, 20) * 2
y = torch.randint(0, C, (800,)); X = centers[y] + torch.randn(800, 20) * 0.5
net = nn.Sequential(
    nn.Linear(20, 64), nn.ReLU(),
    nn.Linear(64, 1), nn.ReLU(),  # <- squeezed-between-layers
    nn.Linear(1, 64), nn.ReLU(),  # <- squeezed-between-layers
    nn.Linear(64, C))
opt = torch.optim.Adam(net.parameters(), 3e-3)
for ep in range(12):
    for b in torch.randperm(640).split(32):
        loss = nn.functional.cross_entropy(net(X[b]), y[b])
        opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad(): print(loss.item(), (net(X[640:]).argmax(1) == y[640:]).float().mean().item())
