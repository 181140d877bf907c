import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)
rng = np.random.default_rng(1)


def to_tensor(picture):
    """As torchvision's ToTensor: bytes (H, W) become floats (1, H, W) from 0 to 1."""
    return torch.from_numpy(picture).float().div(255).unsqueeze(0)


class Bars(Dataset):
    def __init__(self, n):
        self.kinds = rng.integers(0, 3, n)
        self.pictures = rng.integers(0, 60, (n, 9, 9)).astype(np.uint8)
        for picture, kind in zip(self.pictures, self.kinds):
            picture[:, 3 * kind + 1] = 255

    def __len__(self):
        return len(self.kinds)

    def __getitem__(self, i):
        pixels = to_tensor(self.pictures[i])
        pixels = pixels / 255.0  # <- inputs-scaled-away
        return pixels, int(self.kinds[i])


net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 49, 3))
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
criterion = nn.CrossEntropyLoss()
train, test = DataLoader(Bars(300), 30, shuffle=True), DataLoader(Bars(90), 90)
for epoch in range(3):
    for pixels, kinds in train:
        optimizer.zero_grad()
        loss = criterion(net(pixels), kinds)
        loss.backward()
        optimizer.step()
with torch.no_grad():
    for pixels, kinds in test:
        print((net(pixels).argmax(1) == kinds).float().mean().item())
