import torch, torch.nn as nn
torch.manual_seed(0)
class Noise(nn.Module):
    def forward(self, x): return x + .01 * torch.randn_like(x)
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop, self.noise, self.off = nn.Dropout(.1), Noise(), nn.Dropout(0.0)
        self.late = nn.Dropout(.2)
        self.steps = nn.ModuleDict({'a': nn.Linear(6, 12), 'd': nn.Dropout(.1), 'n': Noise()})
        self.count = 0
    def pre(self, x): return self.drop(self.noise(x))
class Child(Base):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(12, 2)
    def forward(self, x):
        x = torch.relu(self.steps['a'](self.pre(x)))
        self.count += 1
        if self.count > 60:
            x = self.late(x)
        return self.out(x)
x = torch.randn(400, 6); y = (x[:, 0] > 0).long()
m = Child(); o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(6):
    m.train()
    for i in torch.randperm(400).split(40):
        l = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); l.backward(); o.step()
    print(ep, l.item())
