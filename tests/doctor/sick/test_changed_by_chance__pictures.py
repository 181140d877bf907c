import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader
torch.manual_seed(4)

class Augment:
    def __call__(self, im):
        if torch.rand(()) < 0.5:
            im = im.flip(-1)
        return im + 0.3 * torch.randn_like(im)

class Pics(Dataset):
    def __init__(self, x, y, transform=None):
        self.x, self.y, self.transform = x, y, transform
    def __len__(self): return len(self.y)
    def __getitem__(self, i):
        im = self.x[i]
        return (self.transform(im) if self.transform else im), self.y[i]

y = torch.randint(0, 2, (360,)); x = torch.randn(360, 1, 8, 8) * 0.4
x[y == 1, 0, 2:6, 2:6] += 0.8
train_set = Pics(x[:300], y[:300], Augment())
test_set = Pics(x[300:], y[300:], Augment())  # <- test-changed-by-chance
#= test_set = Pics(x[300:], y[300:])
net = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(24, 2))
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(4):
    net.train()
    for a, b in DataLoader(train_set, 30, shuffle=True):
        opt.zero_grad(); nn.functional.cross_entropy(net(a), b).backward(); opt.step()
    net.eval()
    with torch.no_grad():
        ok = sum((net(a).argmax(1) == b).sum().item() for a, b in DataLoader(test_set, 30))
    print(epoch, ok / len(test_set))
