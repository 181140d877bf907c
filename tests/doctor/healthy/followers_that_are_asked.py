"""Networks that follow another one and are asked somewhere: by a function, in a class, as an argument."""

import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 6)
y = x.sum(1, keepdim=True) + 0.1 * torch.randn(400, 1)


class Average:
    def __init__(self, model):
        self.module = copy.deepcopy(model)

    @torch.no_grad()
    def update(self, model):
        for slow, fast in zip(self.module.parameters(), model.parameters()):
            slow.mul_(0.98).add_(0.02 * fast)


def soft_update(net, target_net, share=0.02):
    with torch.no_grad():
        for fast, slow in zip(net.parameters(), target_net.parameters()):
            slow.lerp_(fast, share)


def error_of(model, rows):
    with torch.no_grad():
        return nn.functional.mse_loss(model(x[rows]), y[rows]).item()


net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
slow, kept, before = copy.deepcopy(net), copy.deepcopy(net), copy.deepcopy(net)
average = Average(net)
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    before.load_state_dict(net.state_dict())
    for rows in torch.randperm(320).split(32):
        loss = nn.functional.mse_loss(net(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update(net)
        soft_update(net, slow)
    kept.load_state_dict(net.state_dict())
    moved = sum((a - b).norm().item() for a, b in zip(net.parameters(), before.parameters()))
    rest = torch.arange(320, 400)
    print(epoch, moved, error_of(slow, rest), error_of(average.module, rest))
net.load_state_dict(kept.state_dict())
print(error_of(net, rest))
