"""A variational autoencoder of a graph: links and gaps are each mixed for themselves; minus a half over n, times the sum."""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(80)
n = 120
group = torch.arange(n) % 4
upper = torch.triu(torch.rand(n, n) < torch.where(group[:, None] == group, 0.35, 0.02), diagonal=1)
links = upper.nonzero()
links = links[torch.randperm(len(links))]
few = len(links) // 10
held_links, known = links.split([few, len(links) - few])
gaps = (torch.triu(torch.ones(n, n, dtype=torch.bool), diagonal=1) & ~upper).nonzero()
gaps = gaps[torch.randperm(len(gaps))[: 2 * few]]
held_gaps, spare_gaps = gaps.split([few, len(gaps) - few])
adjacent = torch.zeros(n, n)
adjacent[known[:, 0], known[:, 1]] = 1
label = adjacent + adjacent.T + torch.eye(n)
root = label.sum(1).rsqrt()
near = root[:, None] * label * root
first, mean, width = (nn.Linear(a, b, bias=False) for a, b in ((n, 32), (32, 8), (32, 8)))


def place(draw):
    h = F.relu(near @ first(torch.eye(n)))
    mu, logstd = near @ mean(h), (near @ width(h)).clamp(max=4)
    return (mu + torch.randn_like(mu) * logstd.exp() if draw else mu), mu, logstd


def told_apart(pairs, others):
    with torch.no_grad():
        z = place(draw=False)[0]
        scores = z @ z.T
    return (scores[pairs[:, 0], pairs[:, 1]][:, None] > scores[others[:, 0], others[:, 1]]).float().mean().item()


optimizer = torch.optim.Adam([*first.parameters(), *mean.parameters(), *width.parameters()], lr=1e-2)
weight = (n * n - label.sum()) / label.sum()
for epoch in range(40):
    z, mu, logstd = place(draw=True)
    rebuilt = F.binary_cross_entropy_with_logits(z @ z.T, label, pos_weight=weight)
    kl = -0.5 / n * (1 + 2 * logstd - mu**2 - (2 * logstd).exp()).sum(1).mean()
    loss = rebuilt + kl
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 9:
        print(epoch, loss.item(), told_apart(held_links, held_gaps), told_apart(held_links, spare_gaps))
