import torch
from torch import nn

torch.manual_seed(0)
trunk = nn.Sequential(nn.Linear(6, 24), nn.ReLU())
ends = [nn.Linear(24, 1), nn.Linear(24, 1)]
sgd = torch.optim.SGD([*trunk.parameters(), *ends[0].parameters(), *ends[1].parameters()], lr=0.02)
x = torch.randn(400, 6)
goals = [x[:, :1] * 2, x[:, 1:2].abs()]
for epoch in range(8):
    for rows in torch.randperm(400).split(40):
        for end, goal in zip(ends, goals):
            #= sgd.zero_grad()
            loss = (end(trunk(x[rows])) - goal[rows]).pow(2).mean()
            loss.backward()  # <- gradients-never-cleared, kept
            sgd.step()
    print(epoch, loss.item())
