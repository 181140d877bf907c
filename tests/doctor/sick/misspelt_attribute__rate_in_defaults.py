import torch
from torch import nn


class Cooling:
    """Half the rate every few epochs."""

    def __init__(self, net, rate):
        self.rate = rate
        self.sgd = torch.optim.SGD(net.parameters(), lr=rate, momentum=0.9)

    def cool(self, epoch):
        self.sgd.defaults["lr"] = self.rate * 0.5 ** (epoch // 3)  # <- misspelt-attribute
        #= self.sgd.param_groups[0]["lr"] = self.rate * 0.5 ** (epoch // 3)


torch.manual_seed(2)
x = torch.randn(320, 6)
y = (x[:, :2].sum(1) > 0).long()
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
plan = Cooling(net, 0.05)
for epoch in range(9):
    plan.cool(epoch)
    for some in torch.randperm(320).split(32):
        loss = nn.functional.cross_entropy(net(x[some]), y[some])
        plan.sgd.zero_grad()
        loss.backward()
        plan.sgd.step()
    print(epoch, plan.sgd.defaults["lr"], loss.item())
