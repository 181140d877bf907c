import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Shells(Dataset):
    def __init__(self, n):
        self.x = torch.randn(n, 3)
        self.y = (self.x.norm(dim=1) > 1.5).float()

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Trainer:
    def __init__(self, net, batch_size=50):
        self.net, self.batch_size = net, batch_size
        self.fit = DataLoader(Shells(500), batch_size=batch_size, shuffle=True)
        self.check = DataLoader(Shells(160), batch_size=batch_size)
        self.optimizer = torch.optim.Adam(net.parameters(), lr=0.01)

    def epoch(self):
        for x, y in self.fit:
            loss = nn.functional.binary_cross_entropy_with_logits(self.net(x).squeeze(1), y)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()

    @torch.no_grad()
    def accuracy(self):
        right = 0
        for x, y in self.check:
            right += ((self.net(x).squeeze(1) > 0) == (y > 0.5)).sum().item()
        return right / (len(self.check) * self.check.batch_size)  # <- last-batch-counted-as-full
        #= return right / len(self.check.dataset)


torch.manual_seed(0)
trainer = Trainer(nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1)))
for number in range(8):
    trainer.epoch()
    print(number, trainer.accuracy())
