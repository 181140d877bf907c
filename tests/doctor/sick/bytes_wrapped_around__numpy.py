import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Cells(Dataset):
    def __init__(self, n, seed, known=None):
        draw = np.random.default_rng(seed)
        shots = draw.normal(110, 25, (n, 12, 12))
        self.kinds = draw.integers(0, 2, n)
        shots[self.kinds == 1, 3:8, 3:8] += 30
        self.shots = shots.clip(0, 255).astype("uint8")
        self.mean, self.width = known or (np.uint8(self.shots.mean()), self.shots.std())

    def __len__(self):
        return len(self.shots)

    def __getitem__(self, i):
        shot = (self.shots[i] - self.mean) / self.width  # <- bytes-wrapped-around
        #= shot = (self.shots[i].astype(np.float32) - self.mean) / self.width
        return torch.tensor(shot[None], dtype=torch.float32), int(self.kinds[i])


torch.manual_seed(0)
known, new = Cells(400, 0), Cells(200, 1)
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.AvgPool2d(5), nn.Flatten(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(6):
    for shots, kinds in DataLoader(known, 40, shuffle=True):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(shots), kinds)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
