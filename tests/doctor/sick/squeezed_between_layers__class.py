import torch
from torch import nn
torch.manual_seed(0)
C = 10
cent = torch.randn(C, 16) * 3
y = torch.randint(0, C, (800,)); x = cent[y] + torch.randn(800, 16)
class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.squeeze = nn.Linear(16, 1)  # <- squeezed-between-layers
        #= self.squeeze = nn.Linear(16, 32)
        self.expand = nn.Linear(1, 64)  # <- squeezed-between-layers
        #= self.expand = nn.Linear(32, 64)
        self.out = nn.Linear(64, C)
    def forward(self, v):
        v = torch.relu(self.squeeze(v))
        v = torch.relu(self.expand(v))
        return self.out(v)
net = Tiny(); opt = torch.optim.Adam(net.parameters(), 5e-3)
for e in range(8):
    for k in torch.randperm(800).split(40):
        opt.zero_grad(); l = nn.functional.cross_entropy(net(x[k]), y[k]); l.backward(); opt.step()
print(l.item())
