import copy

import torch
from torch import nn

# three averages that are examined: a decay that grows, one that is corrected at the end, and the best of all epochs
torch.manual_seed(0)
x = torch.randn(500, 10)
y = (x[:, :2].prod(1) > 0).float()[:, None]
net = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 1))
grown, best = copy.deepcopy(net), copy.deepcopy(net)
sums = [torch.zeros_like(p) for p in net.parameters()]
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
n, lowest = 0, float("inf")


def error(model):
    with torch.no_grad():
        return nn.functional.binary_cross_entropy_with_logits(model(x[400:]), y[400:]).item()


for epoch in range(12):
    for some in torch.randperm(400).split(40):
        optimizer.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(net(x[some]), y[some]).backward()
        optimizer.step()
        n += 1
        decay = min(0.999, (1 + n) / (10 + n))
        with torch.no_grad():
            for slow, p, total in zip(grown.parameters(), net.parameters(), sums):
                slow.lerp_(p, 1 - decay)
                total.mul_(0.995).add_(p, alpha=1 - 0.995)
    if error(net) < lowest:
        lowest, best = error(net), copy.deepcopy(net)
    print(epoch, error(net), error(grown))
corrected = copy.deepcopy(net)
with torch.no_grad():
    for p, total in zip(corrected.parameters(), sums):
        p.copy_(total / (1 - 0.995**n))
print(error(corrected), error(best))
