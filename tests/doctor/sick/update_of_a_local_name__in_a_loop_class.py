import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)


class PlainDescent:
    def __init__(self, weights, rate):
        self.weights, self.rate = list(weights.parameters()), rate

    def move(self):
        with torch.no_grad():
            for w in self.weights:
                if w.grad is None:
                    continue
                w = w - self.rate * w.grad  # <- update-of-a-local-name
                #= w.sub_(self.rate * w.grad)

    def clear(self):
        for w in self.weights:
            w.grad = None


points = torch.randn(240, 2)
side = (points[:, 0] > points[:, 1]).long()
net = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), nn.Linear(12, 2))
descent = PlainDescent(net, 0.2)
for epoch in range(30):
    for rows in torch.randperm(240).split(40):
        loss = F.cross_entropy(net(points[rows]), side[rows])
        descent.clear()
        loss.backward()
        descent.move()
print(loss.item())
