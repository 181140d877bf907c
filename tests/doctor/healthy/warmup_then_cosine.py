import math

import torch
from torch import nn

torch.manual_seed(0)
total, warmup = 100, 10


def shape(step):
    if step < warmup:
        return step / warmup
    return 0.5 * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))


net = nn.Sequential(nn.Linear(2, 24), nn.GELU(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.LambdaLR(opt, shape)
for step in range(total):
    x = torch.rand(64, 2) * 2 - 1
    loss = nn.functional.mse_loss(net(x), (x[:, :1] * x[:, 1:]))
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
print(loss.item(), opt.param_groups[0]["lr"])
