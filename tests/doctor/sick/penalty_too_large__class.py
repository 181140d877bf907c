import torch
from torch import nn
torch.manual_seed(0)
class Reg:
    def __init__(self, lam): self.lam = lam
    def __call__(self, m): return self.lam * sum(p.abs().sum() for p in m.parameters())  # <- penalty-too-large, kept
x = torch.randn(400, 12); y = x[:, :1] * 3 - x[:, 3:4]
net = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
#= reg = Reg(1e-4)
reg = Reg(2.0)  # <- penalty-too-large
for e in range(20):
    for i in torch.randperm(320).split(32):
        loss = nn.functional.mse_loss(net(x[i]), y[i])
        opt.zero_grad()
        (loss + reg(net)).backward()  # <- penalty-too-large, kept
        opt.step()
    print(e, loss.item())
