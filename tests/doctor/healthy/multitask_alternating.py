import torch
import torch.nn as nn

torch.manual_seed(0)
trunk = nn.Sequential(nn.Linear(4, 16), nn.Tanh())
heads = nn.ModuleList([nn.Linear(16, 2), nn.Linear(16, 1)])
opt = torch.optim.Adam([*trunk.parameters(), *heads.parameters()], lr=0.01)
for step in range(80):
    x = torch.randn(32, 4)
    opt.zero_grad()
    if step % 2 == 0:
        loss = nn.functional.cross_entropy(heads[0](trunk(x)), (x[:, 0] > 0).long())
    else:
        loss = nn.functional.mse_loss(heads[1](trunk(x)).squeeze(1), x[:, 1])
    loss.backward()
    opt.step()
    if step % 20 < 2:
        print(step, loss.item())
