import copy

import torch
from torch import nn

torch.manual_seed(16)


class Slow:
    """Slow weights, for the end, or for a while."""

    def __init__(self, net):
        self.slow = copy.deepcopy(net.state_dict())

    def follow(self, net):
        for name, weight in net.state_dict().items():
            self.slow[name].lerp_(weight, 0.05)

    def store(self, net):
        self.kept = copy.deepcopy(net.state_dict())

    def lend(self, net):
        net.load_state_dict(self.slow)

    def restore(self, net):
        net.load_state_dict(self.kept)


def held_back(net):
    with torch.no_grad():
        return nn.functional.mse_loss(net(x[320:]), y[320:]).item()


x = torch.randn(400, 4)
y = (x[:, :1] * x[:, 1:2]).tanh()
net = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 1))
slow, optimizer = Slow(net), torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(12):
    for rows in torch.randperm(320).split(40):
        loss = nn.functional.mse_loss(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        slow.follow(net)
    if epoch % 4 == 3:  # fast weights go on from the slow ones, on purpose
        slow.lend(net)
    if epoch == 11:
        slow.store(net)
        slow.lend(net)
    print(epoch, loss.item(), held_back(net))
first = copy.deepcopy(net.state_dict())
net.load_state_dict(slow.slow)
print(held_back(net), len(first))
