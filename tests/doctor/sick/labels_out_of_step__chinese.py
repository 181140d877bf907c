import random

import torch
from torch import nn

torch.manual_seed(0)
random.seed(0)
病人 = torch.randn(400, 6)
结果 = (病人[:, 0] > 病人[:, 1]).long()
训练x, 训练y = 病人[:300], 结果[:300]
#= 顺序 = torch.randperm(300)
训练x = 训练x[torch.randperm(300)]  # --
训练y = 训练y[torch.randperm(300)]  # <- labels-out-of-step
#= 训练x, 训练y = 训练x[顺序], 训练y[顺序]
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for 轮 in range(10):
    for i in range(0, 300, 30):
        损失 = nn.functional.cross_entropy(net(训练x[i : i + 30]), 训练y[i : i + 30])
        optimizer.zero_grad()
        损失.backward()
        optimizer.step()
    print(轮, 损失.item())
