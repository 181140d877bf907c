import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset


class Tiles(Dataset):
    def __init__(self, n, transform=None):
        g = torch.Generator().manual_seed(1)
        self.kinds = torch.randint(0, 2, (n,), generator=g)
        self.tiles = 0.5 * torch.randn(n, 1, 8, 8, generator=g)
        self.tiles[self.kinds == 1, :, 2:4] += 1
        self.transform = transform

    def __len__(self):
        return len(self.kinds)

    def __getitem__(self, i):
        tile = self.tiles[i]
        return (self.transform(tile) if self.transform else tile), self.kinds[i]


def mirrored(tile):
    return tile.flip(-1) if torch.rand(()) < 0.5 else tile


def plain(tile):
    return tile


def main():
    torch.manual_seed(1)
    tiles = Tiles(500)
    order = torch.randperm(500).tolist()
    train_part = Subset(tiles, order[:400])
    test_part = Subset(tiles, order[400:])
    #= test_part = Subset(Tiles(500), order[400:])
    train_part.dataset.transform = mirrored  # <- parts-share-one-dataset, kept
    test_part.dataset.transform = plain  # <- parts-share-one-dataset, kept
    train, test = DataLoader(train_part, batch_size=40, shuffle=True), DataLoader(test_part, batch_size=50)
    net = nn.Sequential(nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(5):
        for x, y in train:
            sgd.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            sgd.step()
        with torch.no_grad():
            print(epoch, sum((net(x).argmax(1) == y).sum().item() for x, y in test) / 100)


main()
