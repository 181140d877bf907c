import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

rng = np.random.default_rng(0)
mixture = rng.normal(size=(600, 5)).astype(np.float32)
strength = 40 + mixture @ np.array([3.0, -2.0, 1.0, 0.5, 4.0]) + rng.normal(size=600)
strength = (strength - strength[:480].mean()) / strength[:480].std()


class Concrete(Dataset):
    def __init__(self, mixture, strength):
        self.mixture = torch.tensor(mixture)
        self.target = torch.tensor(strength, dtype=torch.long)  # <- target-fractions-cut-off
        #= self.target = torch.tensor(strength, dtype=torch.float32)

    def __len__(self):
        return len(self.mixture)

    def __getitem__(self, i):
        return self.mixture[i], self.target[i]


train = DataLoader(Concrete(mixture[:480], strength[:480]), batch_size=40, shuffle=True)
test = DataLoader(Concrete(mixture[480:], strength[480:]), batch_size=60)
net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
criterion = nn.SmoothL1Loss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(12):
    for x, y in train:
        loss = criterion(net(x).squeeze(1), y.float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, np.mean([criterion(net(x).squeeze(1), y.float()).item() for x, y in test]))
