import torch
from torch import nn
torch.manual_seed(0)
class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.between_features = nn.MultiheadAttention(d, 2, batch_first=True)
        self.between_rows = nn.MultiheadAttention(d, 2, batch_first=True)
        self.ff = nn.Sequential(nn.Linear(d, 2 * d), nn.GELU(), nn.Linear(2 * d, d))
    def forward(self, x):  # (rows, features, d)
        x = x + self.between_features(x, x, x)[0]
        t = x.transpose(0, 1)
        t = t + self.between_rows(t, t, t)[0]
        x = t.transpose(0, 1)
        return x + self.ff(x)
class Net(nn.Module):
    def __init__(self, f, d=8):
        super().__init__()
        self.w = nn.Parameter(torch.randn(f, d) * 0.5)
        self.b = nn.Parameter(torch.randn(f, d) * 0.5)
        self.block = Block(d)
        self.out = nn.Linear(f * d, 2)
    def forward(self, x):
        h = x.unsqueeze(-1) * self.w + self.b
        return self.out(self.block(h).flatten(1))
x = torch.randn(300, 6)
y = (x[:, 0] * x[:, 1] > 0).long()
model = Net(6)
opt = torch.optim.Adam(model.parameters(), 3e-3)
for epoch in range(20):
    for idx in torch.randperm(240).split(40):
        loss = nn.functional.cross_entropy(model(x[idx]), y[idx])
        opt.zero_grad(); loss.backward(); opt.step()
model.eval()
with torch.no_grad():
    print((model(x[240:]).argmax(1) == y[240:]).float().mean())
