"""One loop for training and validation, graphs and all; and a data set that draws its rows with item()."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


class Pairs(Dataset):
    def __init__(self, n):
        self.kind = torch.randint(0, 3, (n,))
        self.rows = torch.randn(n, 5) + self.kind[:, None]

    def __len__(self):
        return len(self.kind)

    def __getitem__(self, i):
        other = torch.randint(len(self.kind), (1,)).item()
        return torch.stack([self.rows[i], self.rows[other]]), self.kind[i] == self.kind[other]


loaders = {"train": DataLoader(Pairs(320), 32, shuffle=True), "val": DataLoader(Pairs(128), 16)}
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 4))
adam = torch.optim.Adam(net.parameters(), lr=5e-3)


def run(phase):
    net.train(phase == "train")
    total = 0.0
    for pair, same in loaders[phase]:
        a, b = net(pair).unbind(1)
        near = 1 - (a - b).pow(2).sum(1)
        loss = nn.functional.binary_cross_entropy_with_logits(near, same.float())
        if phase == "train":
            adam.zero_grad()
            loss.backward()
            adam.step()
        total += loss.item()
    return total / len(loaders[phase])


for epoch in range(6):
    train = run("train")
    val = run("val")
    print(epoch, train, val)
