import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader
class Part(Dataset):
    def __init__(self, images, labels, which):
        self.images, self.which = images, which
        self.labels = labels[which]
    def __len__(self): return len(self.which)
    def __getitem__(self, k): return self.images[self.which[k]], self.labels[k]
class Seq(Dataset):
    def __init__(self, s, n): self.s, self.n = s, n
    def __len__(self): return len(self.s) // self.n
    def __getitem__(self, i):
        return self.s[i * self.n:(i + 1) * self.n], self.s[i]
torch.manual_seed(1)
y = torch.randint(0, 4, (480,)); img = torch.randn(480, 36) * 0.5 + y[:, None] * 0.3
perm = torch.randperm(480)
train, test = Part(img, y, perm[:400]), Part(img, y, perm[400:])
net = nn.Sequential(nn.Linear(36, 24), nn.ReLU(), nn.Linear(24, 4)); opt = torch.optim.Adam(net.parameters(), lr=3e-3)
print(len(Seq(torch.randn(100), 10)))
for ep in range(5):
    for a, b in DataLoader(train, 20, shuffle=True, drop_last=True):
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    with torch.no_grad():
        hit = sum((net(a).argmax(1) == b).sum().item() for a, b in DataLoader(test, 40, drop_last=True))
    print(ep, hit / len(test))
