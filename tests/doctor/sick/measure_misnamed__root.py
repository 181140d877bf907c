"""House prices; the root of the RMSE was left out."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
rooms = torch.rand(300, 4)
price = rooms @ torch.tensor([3.0, 1.0, -2.0, 0.5]) + 0.1 * torch.randn(300)
loader = DataLoader(TensorDataset(rooms[:220], price[:220]), batch_size=20, shuffle=True)
net = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)


def scores(x, y):
    with torch.no_grad():
        guess = net(x).squeeze(1)
    rmse = ((guess - y) ** 2).mean().item()  # <- measure-misnamed
    #= rmse = ((guess - y) ** 2).mean().sqrt().item()
    return {"rmse": rmse, "bias": (guess - y).mean().item()}


for epoch in range(10):
    for x, y in loader:
        loss = nn.functional.mse_loss(net(x).squeeze(1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, scores(rooms[220:], price[220:]))
