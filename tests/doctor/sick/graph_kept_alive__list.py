import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
losses = []
for step in range(120):
    xy = torch.rand(64, 2)
    loss = (model(xy) - (xy[:, :1] * xy[:, 1:])).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    losses.append(loss)  # <- graph-kept-alive
    #= losses.append(loss.item())
print(sum(losses[-10:]) / 10)
