"""Models from one seed: to compare settings, to see that a run can be repeated, or with batches of their own."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 5)
y = (x[:, 0] * x[:, 1] + x[:, 2]).unsqueeze(1)


def trained(seed, wide, rows_from):
    torch.manual_seed(3)
    net = nn.Sequential(nn.Linear(5, wide), nn.ReLU(), nn.Linear(wide, 1))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    rows = torch.Generator().manual_seed(seed)
    for step in range(40):
        some = torch.randint(0, rows_from, (30,), generator=rows)
        loss = nn.functional.mse_loss(net(x[some]), y[some])
        adam.zero_grad()
        loss.backward()
        adam.step()
    return net


bags = [trained(number, 24, 300) for number in range(4)]  # one beginning, other rows
with torch.no_grad():
    together = torch.stack([net(x) for net in bags]).mean(0)
print("bagged", (together - y).square().mean().item())

again = [trained(5, 24, 300) for _ in range(3)]  # can it be repeated?
with torch.no_grad():
    first = again[0](x)
    print("repeatable", all(torch.equal(net(x), first) for net in again))

for wide in (8, 16, 32):  # which size is best?
    net = trained(5, wide, 300)
    with torch.no_grad():
        print(wide, (net(x) - y).square().mean().item())
