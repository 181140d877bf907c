"""Seeds in functions that are called again and again: each step its own, and the examination always the same."""

import torch
from torch import nn

SEED = 9
torch.manual_seed(SEED)
t = torch.arange(3000) / 10
height = torch.sin(t) + 0.4 * torch.sin(2.3 * t) + 0.05 * torch.randn(3000)
past, future = height[:2400], height[2400:]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        directions = torch.Generator().manual_seed(SEED)  # always the same projection
        fan = torch.randn(x.shape[1], 64, generator=directions) / x.shape[1] ** 0.5
        return self.out(torch.cos(x @ fan)).squeeze(1)


def sample(series, step, size=48):
    rng = torch.Generator().manual_seed(SEED + step)
    start = torch.randint(0, len(series) - 25, (size,), generator=rng)
    return torch.stack([series[s : s + 24] for s in start]), series[start + 24]


def examined(net):
    rng = torch.Generator().manual_seed(SEED)
    start = torch.randint(0, len(future) - 25, (200,), generator=rng)
    with torch.no_grad():
        answer = net(torch.stack([future[s : s + 24] for s in start]))
    return nn.functional.mse_loss(answer, future[start + 24]).item()


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for step in range(150):
    x, y = sample(past, step)
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 49:
        print(step, round(loss.item(), 4), round(examined(net), 4))
