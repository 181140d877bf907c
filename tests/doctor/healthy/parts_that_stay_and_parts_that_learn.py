"""Parts that are frozen by a condition on their names, the right way round, or because they came with their weights."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(11)


class Net(nn.Module):
    def __init__(self, kinds):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(12, 32), nn.ReLU())
        self.head = nn.Linear(32, kinds)

    def forward(self, x):
        return self.head(self.body(x))


def learn(net, x, y, steps=40):
    adam = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=0.01)
    for step in range(steps):
        rows = torch.randint(0, len(x), (32,))
        loss = F.cross_entropy(net(x[rows]), y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    return loss.item()


x = torch.randn(600, 12)
base = Net(4)
print(learn(base, x, x[:, :4].argmax(1)))

probe = Net(2)  # the new head learns
probe.body.load_state_dict(base.body.state_dict())
for name, p in probe.named_parameters():
    p.requires_grad = not name.startswith("body")
print(learn(probe, x, (x[:, 0] > 0).long()))

elsewhere = Net(4)  # the same classes, seen by another camera: what they are stays, how they look is learned
elsewhere.body.load_state_dict(base.body.state_dict())
elsewhere.head.load_state_dict(base.head.state_dict())
for name, p in elsewhere.named_parameters():
    p.requires_grad = "head" not in name
print(learn(elsewhere, 1.5 * x.flip(1), x[:, :4].argmax(1)))
