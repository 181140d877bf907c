import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(21)


def wave(n):
    t = torch.rand(n, 1) * 3 - 1.5
    return t, torch.cos(3 * t) + 0.1 * torch.randn(n, 1)


members = [nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 1)) for _ in range(4)]
t, y = wave(400)
for member in members:
    optimizer = torch.optim.Adam(member.parameters(), lr=0.01)
    for _ in range(150):
        rows = torch.randint(0, 400, (64,))
        loss = F.mse_loss(member(t[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def doubt(t):
    with torch.no_grad():
        return torch.stack([member(t) for member in members]).std(0).mean().item()


seen, _ = wave(100)
print(f"doubt among the data {doubt(seen):.3f}")
away = torch.full((30, 1), 5.0)
print(f"doubt at 5 {doubt(away):.3f}")
