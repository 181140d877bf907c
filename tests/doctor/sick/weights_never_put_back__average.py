import copy

import torch
from torch import nn

torch.manual_seed(15)
x = torch.randn(400, 10)
y = (x[:, 0] * x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
mean = copy.deepcopy(net.state_dict())
for step in range(1, 201):
    rows = torch.randint(0, 320, (40,))
    loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    for name, weight in net.state_dict().items():
        mean[name] = 0.98 * mean[name] + 0.02 * weight
    if step % 25 == 0:
        raw = copy.deepcopy(net.state_dict())
        net.load_state_dict(mean)  # <- weights-never-put-back, kept
        with torch.no_grad():
            right = (net(x[320:]).argmax(1) == y[320:]).float().mean().item()
        #= net.load_state_dict(raw)
        print(step, loss.item(), right)
