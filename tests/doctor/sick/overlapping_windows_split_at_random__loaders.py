import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset, random_split

rng = np.random.default_rng(4)
hours = np.arange(1500)
load = 50 + 20 * np.sin(hours / 24 * 2 * np.pi) + np.cumsum(rng.normal(size=1500)) * 0.8
load = ((load - 50) / 20).astype("float32")


class Windows(Dataset):
    def __init__(self, series, past=24, step=3):
        self.series, self.past, self.step = torch.from_numpy(series), past, step

    def __len__(self):
        return (len(self.series) - self.past - 1) // self.step

    def __getitem__(self, i):
        i = i * self.step
        return self.series[i : i + self.past, None], self.series[i + self.past]


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(1, 16, batch_first=True)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        return self.head(self.rnn(x)[0][:, -1]).squeeze(1)


torch.manual_seed(0)
data = Windows(load)
n = int(0.75 * len(data))
train_part, test_part = random_split(data, [n, len(data) - n])  # <- overlapping-windows-split-at-random
#= train_part, test_part = Subset(data, range(n)), Subset(data, range(n + 8, len(data)))
train_dl = DataLoader(train_part, batch_size=32, shuffle=True)
test_dl = DataLoader(test_part, batch_size=64)
net = Forecaster()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(6):
    net.train()
    for x, y in train_dl:
        loss = (net(x) - y).abs().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    wrong = 0.0
    with torch.no_grad():
        for x, y in test_dl:
            wrong += (net(x) - y).abs().sum().item()
    print(epoch, loss.item(), wrong / len(test_part))
