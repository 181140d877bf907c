import torch
from torch import nn

class Fitter:
    def __init__(self, width, batch):
        self.batch = batch
        self.net = nn.Sequential(nn.Linear(5, width), nn.ReLU(), nn.Linear(width, 3))
        self.opt = torch.optim.SGD(self.net.parameters(), lr=0.05)

    def epoch(self, rows, kinds):
        for b in range(0, len(rows), self.batch):
            x, y = rows[b * self.batch:(b + 1) * self.batch], kinds[b * self.batch:(b + 1) * self.batch]  # <- batches-cut-wrongly
            #= x, y = rows[b:b + self.batch], kinds[b:b + self.batch]
            if len(x) == 0:
                continue
            loss = nn.functional.cross_entropy(self.net(x), y)
            self.opt.zero_grad()
            loss.backward()
            self.opt.step()
        return loss.item()

torch.manual_seed(3)
rows = torch.randn(320, 5)
kinds = rows[:, :3].argmax(1)
fitter = Fitter(24, 16)
for n in range(20):
    print(n, fitter.epoch(rows, kinds))
