import torch
from torch import nn

EVERY = 10  # batches


class Trainer:
    def __init__(self, net):
        self.net = net
        self.sgd = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)

    def epoch(self, x, y):
        waiting, total = 0, 0.0
        self.sgd.zero_grad()
        for some in torch.randperm(len(x)).split(50):
            loss = nn.functional.cross_entropy(self.net(x[some]), y[some])
            (loss / EVERY).backward()
            waiting += 1
            total += loss.item()
            if waiting == EVERY:  # <- optimizer-never-steps
                self.sgd.step()  # --
            #= if waiting == EVERY or waiting == 8:
                #= self.sgd.step()
        return total / 8


torch.manual_seed(1)
x = torch.randn(400, 6)
y = (x @ torch.randn(6, 3)).argmax(1)
trainer = Trainer(nn.Sequential(nn.Linear(6, 20), nn.ReLU(), nn.Linear(20, 3)))
for n in range(6):
    print(n, trainer.epoch(x, y))
