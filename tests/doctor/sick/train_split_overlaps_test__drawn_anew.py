import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

TABLE = np.random.default_rng(60).normal(size=(500, 7)).astype("float32")
KIND = (TABLE[:, 0] + TABLE[:, 1] > 0).astype("int64")


class Rows(Dataset):
    def __init__(self, part, share=0.7):
        order = np.random.permutation(len(TABLE))  # <- train-split-overlaps-test
        #= order = np.random.default_rng(1).permutation(len(TABLE))
        cut = int(share * len(TABLE))
        self.rows = order[:cut] if part == "learn" else order[cut:]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return TABLE[self.rows[i]], KIND[self.rows[i]]


np.random.seed(60)
torch.manual_seed(60)
learn = DataLoader(Rows("learn"), batch_size=35, shuffle=True)
test = DataLoader(Rows("test"), batch_size=50)
net = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 2))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(6):
    net.train()
    for x, y in learn:
        loss = nn.functional.cross_entropy(net(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    net.eval()
    with torch.no_grad():
        right = sum((net(x).argmax(1) == y).sum().item() for x, y in test)
    print(epoch, loss.item(), right / len(test.dataset))
