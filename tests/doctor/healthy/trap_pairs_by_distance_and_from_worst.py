"""Healthy: pairs with the target -1: of distances, of scores named so, and with the worse one first."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(43)


class Moved(nn.Module):
    """A fact is true if head and relation lead to the tail: the nearer, the truer, though it is called a score."""

    def __init__(self, things, kinds, size):
        super().__init__()
        self.thing = nn.Embedding(things, size)
        self.kind = nn.Embedding(kinds, size)

    def forward(self, head, kind, tail):
        return (self.thing(head) + self.kind(kind) - self.thing(tail)).norm(dim=-1)


graph = Moved(40, 3, 8)
adam = torch.optim.Adam(graph.parameters(), lr=0.02)
criterion = nn.MarginRankingLoss(margin=1.0)
for step in range(60):
    head, kind = torch.randint(0, 40, (64,)), torch.randint(0, 3, (64,))
    pos_score = graph(head, kind, (head + kind + 1) % 40)
    neg_score = graph(head, kind, torch.randint(0, 40, (64,)))
    loss = criterion(pos_score, neg_score, torch.tensor([-1.0]))
    adam.zero_grad()
    loss.backward()
    adam.step()
print("facts", loss.item())

judge = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
adam = torch.optim.Adam(judge.parameters(), lr=0.01)
points = torch.randn(6)
for step in range(60):
    a, b = torch.randn(2, 64, 6)
    swap = ((a @ points) < (b @ points)).unsqueeze(1)
    better, worse = torch.where(swap, b, a), torch.where(swap, a, b)
    low, high = judge(worse).squeeze(1), judge(better).squeeze(1)
    loss = F.margin_ranking_loss(low, high, -torch.ones_like(low), margin=0.3)
    loss = loss + F.margin_ranking_loss(-high, -low, target=-torch.ones_like(low), margin=0.3)
    adam.zero_grad()
    loss.backward()
    adam.step()
print("pairs", loss.item())
