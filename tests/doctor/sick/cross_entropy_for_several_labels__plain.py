import torch
from torch import nn
torch.manual_seed(3)
x = torch.randn(500, 12)
genres = (x[:, :6] + .2 * torch.randn(500, 6) > 0).float()
net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 6))
#= criterion = nn.BCEWithLogitsLoss()
criterion = nn.CrossEntropyLoss()  # <- cross-entropy-for-several-labels
opt = torch.optim.Adam(net.parameters(), lr=.005)
for epoch in range(10):
    for i in torch.randperm(400).split(40):
        opt.zero_grad()
        loss = criterion(net(x[i]), genres[i])  # <- cross-entropy-for-several-labels, kept
        loss.backward()
        opt.step()
with torch.no_grad():
    hit = ((torch.sigmoid(net(x[400:])) > .5).float() == genres[400:]).float().mean()
print("tag accuracy", hit.item())
