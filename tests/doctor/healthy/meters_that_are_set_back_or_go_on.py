import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)


class Hits:
    def __init__(self):
        self.right = self.asked = 0

    def add(self, answers, labels):
        self.right += (answers.argmax(1) == labels).sum().item()
        self.asked += len(labels)

    def share(self, n=None):
        return self.right / (n or self.asked)


class Taken:
    """Gives its count away: asking for it sets it back."""

    def __init__(self):
        self.right = 0

    def add(self, answers, labels):
        self.right += (answers.argmax(1) == labels).sum().item()

    def take(self, n):
        share = self.right / n
        self.right = 0
        return share


class SoFar:
    """The share of right answers of all epochs so far, for the log."""

    def __init__(self):
        self.right, self.seen = 0, 0

    def add(self, answers, labels):
        self.right += (answers.argmax(1) == labels).sum().item()
        self.seen += len(labels)

    def share(self):
        return self.right / self.seen


class Grown:
    def __init__(self):
        self.right = 0

    def add(self, answers, labels):
        self.right += (answers.argmax(1) == labels).sum().item()

    def share(self, n):
        return self.right / n


x = torch.randn(700, 6)
y = (x[:, 0] * x[:, 1] > 0).long()
train = DataLoader(TensorDataset(x[:500], y[:500]), 50, shuffle=True)
test = DataLoader(TensorDataset(x[500:], y[500:]), 100)
net = nn.Sequential(nn.Linear(6, 24), nn.Tanh(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)
taken, so_far, grown = Taken(), SoFar(), Grown()
all_hits = Grown()
pooled = Grown()
for epoch in range(6):
    hits = Hits()
    for a, b in train:
        out = net(a)
        loss = nn.functional.cross_entropy(out, b)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        so_far.add(out.detach(), b)
    with torch.no_grad():
        for a, b in test:
            out = net(a)
            hits.add(out, b)
            taken.add(out, b)
            grown.add(out, b)
            all_hits.add(out, b)
            pooled.add(out, b)
    shares = hits.share(), hits.share(200), taken.take(200), so_far.share()
    print(epoch, shares, all_hits.share((epoch + 1) * len(test.dataset)))
print("all epochs", pooled.share(6 * 200), grown.right)
