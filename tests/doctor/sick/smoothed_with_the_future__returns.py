import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

rng = np.random.default_rng(1)
water = np.cumsum(rng.normal(size=1500)).astype(np.float32)
change = np.diff(water)


def calmed(x, half=3):
    return np.array([x[max(0, t - half) : t + half + 1].mean() for t in range(len(x))])  # <- smoothed-with-the-future
    #= return np.array([x[max(0, t - half) : t + 1].mean() for t in range(len(x))])


class Stretches(Dataset):
    def __init__(self, features, target, length=20):
        self.x, self.y, self.length = features.astype(np.float32), target, length

    def __len__(self):
        return len(self.y) - self.length

    def __getitem__(self, i):
        return torch.tensor(self.x[i : i + self.length]), torch.tensor(self.y[i + self.length])


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.out = nn.GRU(1, 16, batch_first=True), nn.Linear(16, 1)

    def forward(self, x):
        return self.out(self.rnn(x.unsqueeze(2))[0][:, -1]).squeeze(1)


inputs = calmed(change)
train, test = Stretches(inputs[:1200], change[:1200]), Stretches(inputs[1200:], change[1200:])
torch.manual_seed(0)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(3):
    net.train()
    for x, y in DataLoader(train, batch_size=50, shuffle=True):
        loss = nn.functional.mse_loss(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        total = sum(nn.functional.mse_loss(net(x), y).item() * len(y) for x, y in DataLoader(test, batch_size=70))
    print(epoch, loss.item(), total / len(test))
