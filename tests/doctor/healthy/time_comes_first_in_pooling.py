"""Time is the first axis: shares over the steps, turned round before they weigh the steps of each row."""

import torch
from torch import nn

torch.manual_seed(22)


class Pool(nn.Module):
    def __init__(self):
        super().__init__()
        self.read = nn.GRU(5, 12)
        self.look = nn.Linear(12, 1)
        self.out = nn.Linear(12, 1)

    def forward(self, x):  # (time, rows, 5)
        states, _ = self.read(x)
        shares = torch.softmax(self.look(states), dim=0)
        one = (shares.transpose(0, 1) * states.transpose(0, 1)).sum(1)
        other = torch.bmm(shares.squeeze(-1).transpose(0, 1).unsqueeze(1), states.transpose(0, 1)).squeeze(1)
        return self.out((one + other) / 2).squeeze(-1)


class Routing(nn.Module):
    """Capsules: every lower one shares out 1 among the higher ones, which stand first, and they add up the lower."""

    def __init__(self):
        super().__init__()
        self.way = nn.Parameter(0.2 * torch.randn(3, 7, 5, 4))
        self.agree = nn.Linear(4, 1)

    def forward(self, x):  # (rows, 7, 5)
        votes = torch.einsum("rld,hlde->hrle", x, self.way)
        shares = torch.softmax(self.agree(votes), dim=0)
        return (shares * votes).sum(2).norm(dim=-1).T


series = torch.randn(7, 400, 5)
up = (series[..., 0].max(0).values > 1.2).float()
pool, routing = Pool(), Routing()
optimizer = torch.optim.Adam([*pool.parameters(), *routing.parameters()], lr=0.01)
for epoch in range(4):
    for rows in torch.randperm(400).split(20):
        loss = nn.functional.binary_cross_entropy_with_logits(pool(series[:, rows]), up[rows])
        high = routing(series[:, rows].transpose(0, 1))
        loss = loss + nn.functional.cross_entropy(high, up[rows].long())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
