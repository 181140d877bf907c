"""Small pictures as NumPy arrays; a piece of each is erased at random."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Stripes(Dataset):
    """Pictures with stripes, lying or standing."""

    def __init__(self, count, seed, erase=False):
        rng = np.random.default_rng(seed)
        self.kinds = rng.integers(0, 2, count)
        wave = np.sin(np.arange(10) * 1.9 + rng.uniform(0, 6, (count, 1)))
        pictures = np.where(self.kinds[:, None, None] == 0, wave[:, :, None], wave[:, None, :])
        self.pictures = [picture.astype("float32") for picture in pictures + 0.4 * rng.normal(size=(count, 10, 10))]
        self.erase = erase

    def __len__(self):
        return len(self.pictures)

    def __getitem__(self, i):
        picture = self.pictures[i]  # <- augmentation-piles-up
        #= picture = self.pictures[i].copy()
        if self.erase:
            row, column = np.random.randint(0, 7, 2)
            picture[row : row + 4, column : column + 4] = 0  # <- augmentation-piles-up, kept
        return torch.from_numpy(picture)[None], int(self.kinds[i])


def main():
    torch.manual_seed(0)
    np.random.seed(0)
    train = DataLoader(Stripes(240, 1, erase=True), batch_size=24, shuffle=True)
    test = DataLoader(Stripes(100, 2), batch_size=50)
    net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(32, 2))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(8):
        net.train()
        for x, y in train:
            loss = nn.functional.cross_entropy(net(x), y)
            adam.zero_grad()
            loss.backward()
            adam.step()
        net.eval()
        with torch.no_grad():
            right = sum((net(x).argmax(1) == y).sum().item() for x, y in test)
        print(epoch, loss.item(), right / 100)


main()
