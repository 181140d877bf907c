import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Pixels(Dataset):
    def __init__(self, n, train):
        g = torch.Generator().manual_seed(1 if train else 2)
        self.train = train
        self.label = torch.randint(0, 2, (n,), generator=g)
        self.img = torch.randint(0, 160, (n, 36), generator=g)
        self.img[:, :18] += 80 * self.label[:, None]

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        x = self.img[i].float()
        if self.train:  # --
            x = (x / 255 - 0.5) / 0.5  # <- test-scaled-differently
        #= x = (x / 255 - 0.5) / 0.5
        return x, self.label[i]


torch.manual_seed(0)
train_loader = DataLoader(Pixels(240, True), batch_size=24, shuffle=True)
test_loader = DataLoader(Pixels(80, False), batch_size=40)  # <- test-scaled-differently, kept
net = nn.Sequential(nn.Linear(36, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(5):
    net.train()
    for x, y in train_loader:
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
    net.eval()
    ok = 0
    with torch.no_grad():
        for x, y in test_loader:
            out = net(x)  # <- test-scaled-differently, kept
            ok += (out.argmax(1) == y).sum().item()
    print(epoch, ok / 80)
