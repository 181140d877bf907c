import torch
from torch import nn

torch.manual_seed(2)
x = torch.randn(360, 9)
y = x[:, :3].argmax(1)
net = nn.Sequential(nn.Linear(9, 20), nn.Tanh(), nn.Linear(20, 3))
optim = torch.optim.Adam(net.parameters(), lr=5e-3)
#= WEIGHT = 1e-5
WEIGHT = 1.5  # --


def regulariser(model):
    total = 0.0
    for name, w in model.named_parameters():
        if "bias" not in name:
            total = total + w.norm(1)
    return total


for epoch in range(14):
    for rows in torch.randperm(300).split(30):
        data_term = nn.functional.cross_entropy(net(x[rows]), y[rows])
        objective = data_term + WEIGHT * regulariser(net)  # <- penalty-too-large, kept
        optim.zero_grad()
        objective.backward()
        optim.step()
    with torch.no_grad():
        print(epoch, data_term.item(), (net(x[300:]).argmax(1) == y[300:]).float().mean().item())
