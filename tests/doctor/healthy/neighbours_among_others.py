import torch
from torch import nn
from torch.nn.functional import normalize

torch.manual_seed(23)
kind = torch.randint(0, 4, (500,))
x = torch.randn(500, 6) + nn.functional.one_hot(kind, 6)
bank, asked = x[:400], x[400:]
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.cross_entropy(net(bank[rows]), kind[:400][rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    nearest = (normalize(net(asked), dim=1) @ normalize(net(bank), dim=1).T).argmax(1)
    print("among the others", (kind[:400][nearest] == kind[400:]).float().mean().item())
    alike = normalize(net(asked), dim=1) @ normalize(net(x), dim=1).T
    alike[:, 400:].fill_diagonal_(-2)  # not itself
    nearest = alike.argmax(1)
    print("among all others", (kind[nearest] == kind[400:]).float().mean().item())
    apart = torch.cdist(net(asked), net(x))
    apart[torch.arange(100), torch.arange(400, 500)] = float("inf")
    nearest = apart.argmin(1)
    print("the same by distance", (kind[nearest] == kind[400:]).float().mean().item())
