import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader

class Part(Dataset):
    def __init__(self, images, labels, which):
        self.images, self.labels, self.which = images, labels, which
    def __len__(self):
        return len(self.which)
    def __getitem__(self, k):
        return self.images[self.which[k]], self.labels[k]  # <- labels-out-of-step
        #= return self.images[self.which[k]], self.labels[self.which[k]]

torch.manual_seed(1)
y = torch.randint(0, 4, (480,))
img = torch.randn(480, 1, 6, 6) * 0.5
for n, c in enumerate(y): img[n, 0, c] += 1.5
perm = torch.randperm(480)
train, test = Part(img, y, perm[:400]), Part(img, y, perm[400:])
net = nn.Sequential(nn.Flatten(), nn.Linear(36, 24), nn.ReLU(), nn.Linear(24, 4))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for ep in range(5):
    for a, b in DataLoader(train, 20, shuffle=True):
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    hit = sum((net(a).argmax(1) == b).sum().item() for a, b in DataLoader(test, 40))
    print(ep, hit / len(test))
