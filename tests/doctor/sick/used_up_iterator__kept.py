import torch
from torch import nn
torch.manual_seed(2)
X = torch.randn(300, 5); y = (X[:, 0] > X[:, 1]).long()

def batches(x, t, size=30):
    for k in torch.randperm(len(x)).split(size):
        yield x[k], t[k]

class Fit:
    def __init__(self, stream):
        self.stream = stream
        self.net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
        self.opt = torch.optim.SGD(self.net.parameters(), lr=0.05)
    def epoch(self):
        n = 0
        for a, b in self.stream:
            self.opt.zero_grad(); nn.functional.cross_entropy(self.net(a), b).backward(); self.opt.step(); n += 1
        return n

fit = Fit(batches(X, y))  # <- used-up-iterator, kept
for e in range(10):
    #= fit.stream = batches(X, y)
    print(e, fit.epoch())
print((fit.net(X).argmax(1) == y).float().mean().item())
