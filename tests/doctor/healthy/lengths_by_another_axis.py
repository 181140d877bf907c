"""Data sets whose length is rightly read from a row: columns are what they give, or there are as many as rows."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Columns(Dataset):
    """Features are rows, and samples columns."""

    def __init__(self, table, labels):
        self.table, self.labels = table, labels

    def __len__(self):
        return len(self.table[0])

    def __getitem__(self, i):
        return self.table[:, i], self.labels[i]


class Neighbours(Dataset):
    """A row of distances for every place, and a column too."""

    def __init__(self, places):
        self.far = torch.cdist(places, places)
        self.central = (places.norm(dim=1) < 1).long()

    def __len__(self):
        return self.far.shape[1]

    def __getitem__(self, i):
        return self.far[i], self.central[i]


torch.manual_seed(9)
places = torch.randn(240, 2)
labels = (places[:, 0] > 0).long()
for rows, width in ((Columns(places.T.contiguous(), labels), 2), (Neighbours(places), 240)):
    net = nn.Sequential(nn.Linear(width, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    for epoch in range(6):
        for x, y in DataLoader(rows, batch_size=24, shuffle=True):
            loss = nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(type(rows).__name__, loss.item())
