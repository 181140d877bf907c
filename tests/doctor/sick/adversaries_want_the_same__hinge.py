import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.l1, self.l2 = nn.Linear(i, 24), nn.Linear(24, o)
    def forward(self, x):
        return self.l2(F.leaky_relu(self.l1(x), 0.2))
生成器, 判别器 = Net(3, 1), Net(1, 1)
甲 = torch.optim.Adam(生成器.parameters(), 2e-4, betas=(0.0, 0.9))
乙 = torch.optim.Adam(判别器.parameters(), 2e-4, betas=(0.0, 0.9))
def hinge_d(r, f):
    return F.relu(1 - r).mean() + F.relu(1 + f).mean()
def hinge_g(f):
    return f.mean()  # <- adversaries-want-the-same
    #= return -f.mean()
for k in range(200):
    真 = torch.randn(32, 1) * 0.5 + 2
    假 = 生成器(torch.randn(32, 3))
    d = hinge_d(判别器(真), 判别器(假.detach()))
    乙.zero_grad()
    d.backward()
    乙.step()
    g = hinge_g(判别器(假))
    甲.zero_grad()
    g.backward()
    甲.step()
print(d.item(), g.item())
