"""Caches for two splits that do not meet: keyed by name, by path, one for each; and scores on learned rows from one."""
from functools import lru_cache

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

STORE = {}


@lru_cache(maxsize=None)
def prepared(split, number):
    return DATA[split][0][number].tanh()


class ByName(Dataset):
    shared = {}

    def __init__(self, split):
        self.split, (self.rows, self.kinds) = split, DATA[split]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, number):
        key = (self.split, number)
        if key not in self.shared:
            self.shared[key] = self.rows[number].tanh()
        return self.shared[key], self.kinds[number]


class ByPath(ByName):
    def __init__(self, split):
        super().__init__(split)
        self.paths = [f"{split}/{number}.pt" for number in range(len(self.rows))]

    def __getitem__(self, number):
        if self.paths[number] not in STORE:
            STORE[self.paths[number]] = self.rows[number].tanh()
        return STORE[self.paths[number]], self.kinds[number]


class ByFunction(ByName):
    def __getitem__(self, number):
        return prepared(self.split, number), self.kinds[number]


def run(cls):
    net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    train, test = DataLoader(cls("train"), 20, shuffle=True), DataLoader(cls("test"), 40)
    seen = DataLoader(cls("train"), 60)
    for _ in range(4):
        for x, y in train:
            loss = nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            train_right = sum((net(x).argmax(1) == y).sum().item() for x, y in seen) / 200
            right = sum((net(x).argmax(1) == y).sum().item() for x, y in test) / 80
    return train_right, right


torch.manual_seed(3)
rows = torch.randn(280, 5)
kinds = (rows[:, 0] + rows[:, 1] > 0).long()
DATA = {"train": (rows[:200], kinds[:200]), "test": (rows[200:], kinds[200:])}
print(run(ByName), run(ByPath), run(ByFunction))
