import torch, torch.nn as nn
torch.manual_seed(0)
class Gate(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.g = nn.Linear(d, 4); self.aux = 0.0
    def forward(self, x):
        p = self.g(x).softmax(-1)
        self.aux = (p.mean(0) ** 2).sum()
        return p
class Meter:
    def __init__(self): self.s = []
    def update(self, x): self.s.append(float(x.detach().mean())); return len(self.s)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = Gate(8); self.bn = nn.BatchNorm1d(8); self.f = nn.Linear(8, 3); self.m = Meter()
        self.lstm = nn.LSTM(8, 8, batch_first=True); self.cell = nn.GRUCell(8, 8)
        self.seen = None
    def check(self, x):
        if x.dim() != 2: raise ValueError('2-d')
    def remember(self, x):
        self.seen = self.f(x).detach()
        return self.seen
    def forward(self, x):
        self.check(x)
        weights = self.gate(x)
        count = self.m.update(self.f(x))
        kept = self.remember(x)
        out, (h, c) = self.lstm(x[:, None])
        s = torch.zeros_like(x)
        for t in range(3):
            s = self.cell(x, s)
        z = self.bn(x)
        z = z + h[0] + s
        return self.f(z)
x = torch.randn(300, 8); y = x[:, :3].argmax(1)
m = Net(); o = torch.optim.Adam(m.parameters(), 1e-2)
def train_step(i):
    loss = nn.functional.cross_entropy(m(x[i]), y[i]) + 0.1 * m.gate.aux
    o.zero_grad(); loss.backward(); o.step()
    return loss.item()
def warm_up(n):
    for i in torch.randperm(300)[:n].split(20):
        value = train_step(i)
    return n
warm_up(60)
for ep in range(4):
    for i in torch.randperm(300).split(30): last = train_step(i)
    print(ep, last)
def fit(model, rows):
    model.train()
    with torch.no_grad():
        for i in rows.split(30):
            out = model(x[i])
    return model
class Places(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.randn(8) * .01)
    def forward(self, h):
        h += self.p
        return h
class Loose(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.p, self.act, self.b = nn.Linear(8, 8), Places(), nn.ReLU(True), nn.Linear(8, 3)
        self.meter = Meter()
    def note(self, h): return self.meter.update(h)
    def forward(self, x):
        h = self.a(x)
        self.p(h)
        seen = self.note(h)
        kept = self.act(h)
        return self.b(h)
m = Loose(); o = torch.optim.Adam(m.parameters(), 1e-2)
for ep in range(3):
    for i in torch.randperm(300).split(30): last = nn.functional.cross_entropy(m(x[i]), y[i]); o.zero_grad(); last.backward(); o.step()
fit(m, torch.randperm(300)); print(last.item())
