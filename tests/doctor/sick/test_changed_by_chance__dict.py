import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

class Flip:
    def __init__(self, p):
        self.p = p

    def __call__(self, wave):
        return wave.flip(0) if torch.rand(1).item() < self.p else wave

class Waves(Dataset):
    def __init__(self, waves, kinds, change):
        self.waves, self.kinds, self.change = waves, kinds, change

    def __len__(self):
        return len(self.kinds)

    def __getitem__(self, number):
        return self.change(self.waves[number]), self.kinds[number]

torch.manual_seed(2)
kinds = torch.randint(0, 2, (300,))
waves = torch.randn(300, 20) + kinds[:, None] * torch.linspace(-1, 1, 20).abs()
flip, plain = Flip(0.5), Flip(0.0)
sets = {
    "train": Waves(waves[:240], kinds[:240], flip),
    "val": Waves(waves[240:], kinds[240:], flip),  # <- test-changed-by-chance
    #= "val": Waves(waves[240:], kinds[240:], lambda wave: wave),
}
loaders = {part: DataLoader(one, batch_size=30, shuffle=part == "train") for part, one in sets.items()}
net = nn.Sequential(nn.Linear(20, 24), nn.ReLU(), nn.Linear(24, 2))
opt = torch.optim.AdamW(net.parameters(), lr=0.005)
for epoch in range(4):
    for x, y in loaders["train"]:
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
    with torch.no_grad():
        right = sum((net(x).argmax(1) == y).sum().item() for x, y in loaders["val"])
    print(epoch, right / 60)
