import torch
from torch import nn
torch.manual_seed(0)
class Affine(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 2))
    def forward(self, x):
        a, b = x[:, :1], x[:, 1:]
        s, t = self.net(a).chunk(2, 1)
        s = torch.tanh(s)
        return torch.cat([b * s.exp() + t, a], 1), s.sum(1)
class Flow(nn.Module):
    def __init__(self, n=4):
        super().__init__()
        self.steps = nn.ModuleList(Affine() for _ in range(n))
        self.base = torch.distributions.Normal(0.0, 1.0)
    def log_prob(self, x):
        ld = 0
        for s in self.steps:
            x, d = s(x)
            ld = ld + d
        return self.base.log_prob(x).sum(1) + ld
flow = Flow()
opt = torch.optim.Adam(flow.parameters(), lr=1e-3)
for i in range(150):
    x = torch.randn(128, 2) @ torch.tensor([[1.0, 0.8], [0.0, 0.4]])
    loss = flow.log_prob(x).mean()  # <- sign-turned-round
    #= loss = -flow.log_prob(x).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
