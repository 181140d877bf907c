import torch
from torch import nn
torch.manual_seed(0)
目标 = torch.rand(1, 3, 16, 16)
网 = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 8, 3, padding=1)).requires_grad_(False)
图 = torch.rand(1, 3, 16, 16, requires_grad=True)
优化器 = torch.optim.LBFGS([图], lr=0.3, max_iter=8)
轮 = [0]
while 轮[0] < 60:
    def 闭包():
        损失 = (网(图) - 网(目标)).pow(2).sum()
        #= 优化器.zero_grad()
        损失.backward()  # <- gradients-never-cleared, kept
        轮[0] += 1
        return 损失
    优化器.step(闭包)
print((图 - 目标).abs().mean().item())
