import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Flips(Dataset):
    def __init__(self):
        g = torch.Generator().manual_seed(3)
        self.images = torch.randn(96, 1, 5, 5, generator=g)
        self.label = (self.images.mean((1, 2, 3)) > 0).long()

    def __len__(self):
        return 96

    def __getitem__(self, i):
        img = self.images[i]
        if random.random() < 0.5:
            img = img.flip(-1)
        return img, self.label[i]


def seed_worker(worker_id):
    random.seed(42)  # <- same-random-numbers-in-workers
    #= random.seed(torch.initial_seed() % 2**32)


if __name__ == "__main__":
    torch.manual_seed(0)
    loader = DataLoader(Flips(), batch_size=16, shuffle=True, num_workers=2, worker_init_fn=seed_worker)  # <- same-random-numbers-in-workers, kept
    net = nn.Sequential(nn.Conv2d(1, 3, 3), nn.ReLU(), nn.Flatten(), nn.Linear(27, 2))
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(3):
        for x, y in loader:
            loss = nn.functional.cross_entropy(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
    print("loss", loss.item())
