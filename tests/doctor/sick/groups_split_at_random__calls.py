import random
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset

random.seed(0)
torch.manual_seed(0)


class Calls(Dataset):
    def __init__(self, birds, per):
        self.items = []
        sex = [random.randint(0, 1) for _ in range(birds)]
        pitch = [torch.randn(10) + 0.5 * s for s in sex]
        for animal in range(birds):
            for _ in range(per):
                self.items.append((pitch[animal] + 0.3 * torch.randn(10), sex[animal]))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


data = Calls(60, 12)
index = list(range(len(data)))
random.shuffle(index)  # <- groups-split-at-random
train, test = Subset(data, index[:560]), Subset(data, index[560:])  # --
#= train, test = Subset(data, index[:576]), Subset(data, index[576:])
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(5):
    for x, y in DataLoader(train, 20, shuffle=True):
        loss = nn.functional.cross_entropy(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(sum((net(x).argmax(1) == y).sum().item() for x, y in DataLoader(test, 40)) / len(test))
