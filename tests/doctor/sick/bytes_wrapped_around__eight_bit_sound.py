import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def record(n, seed):
    draw = np.random.default_rng(seed)
    buzzing = draw.integers(0, 2, n)
    time = np.arange(64)
    wave = np.sin(time * (0.3 + 0.2 * buzzing[:, None]) + draw.uniform(0, 6, (n, 1)))
    sound = 128 + 60 * wave + draw.normal(0, 8, (n, 64))
    return sound.clip(0, 255).round().astype(np.uint8), buzzing


class Hives(Dataset):
    def __init__(self, n, seed):
        self.sounds, self.buzzing = record(n, seed)

    def __len__(self):
        return len(self.sounds)

    def __getitem__(self, i):
        swing = self.sounds[i] - np.uint8(128)  # <- bytes-wrapped-around
        #= swing = self.sounds[i].astype(np.float32) - 128
        return torch.tensor(swing / 128, dtype=torch.float32), int(self.buzzing[i])


torch.manual_seed(0)
known = DataLoader(Hives(400, 0), 40, shuffle=True)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for sounds, kinds in known:
        loss = nn.functional.cross_entropy(net(sounds), kinds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
