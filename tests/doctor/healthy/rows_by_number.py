import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(480, 6); y = (x[:, 0] > 0).long()
net = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 2)); opt = torch.optim.Adam(net.parameters(), 5e-3)
B = 40
class Synth(torch.utils.data.Dataset):
    def __len__(self): return 64
    def __getitem__(self, index):
        a = torch.randn(6)
        return a, int(a[0] > 0)
class Cached(torch.utils.data.Dataset):
    def __init__(self): self.n = 0; self.a = torch.randn(64, 6)
    def __len__(self): return 64
    def __getitem__(self, index):
        self.n += 1
        return self.a[self.n % 64], 0
for e in range(4):
    for i in range(len(x) // B):
        s = i * B
        a, b = x[s:s + B], y[s:s + B]
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    for i in range(0, len(x), B):
        a, b = x[i:i + B], y[i:i + B]
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    for step, (a, b) in enumerate(torch.utils.data.DataLoader(Synth(), 16)):
        c = b
        loss = nn.functional.cross_entropy(net(a), c); opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
