import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


class Frames(Dataset):
    """Two pictures after another of a spot that moves to the left or to the right."""

    def __init__(self, n):
        self.right = torch.randint(0, 2, (n,))
        start = torch.randint(3, 9, (n,))
        columns = torch.arange(12)
        self.frames = torch.zeros(n, 2, 12, 12, dtype=torch.uint8)
        for i in range(n):
            for t in range(2):
                centre = start[i] + (2 * int(self.right[i]) - 1) * t
                light = (220 - 60 * (columns - centre).abs()).clamp(0, 255)
                self.frames[i, t] = (light + torch.randint(0, 30, (12, 12))).byte()

    def __len__(self):
        return len(self.right)

    def __getitem__(self, i):
        before, after = self.frames[i]
        moved = (after - before).float() / 255  # <- bytes-wrapped-around
        #= moved = (after.float() - before.float()) / 255
        return moved.unsqueeze(0), self.right[i]


net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(800, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
train, test = DataLoader(Frames(240), 24, shuffle=True), DataLoader(Frames(80), 80)
for epoch in range(3):
    for x, y in train:
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    for x, y in test:
        print((net(x).argmax(1) == y).float().mean().item())
