"""A linear probe on features of a network of its own, a few of which hardly vary in the rows it learns from."""

import torch
from torch import nn

torch.manual_seed(3)
x, y = torch.randn(600, 6), torch.randint(0, 2, (600,))
x[:, 0] += 2.0 * y
features = torch.cat([x, (x[:, :4] > 2.4).float() * 2], dim=1)  # bumps that a small sample hardly shows
known, new = features[:40], features[40:]
mean, width = known.mean(0), known.std(0) + 0.02
known, new = (known - mean) / width, (new - mean) / width
probe = nn.Linear(10, 2)
optimizer = torch.optim.Adam(probe.parameters(), lr=0.02, weight_decay=1e-2)
for step in range(150):
    loss = nn.functional.cross_entropy(probe(known), y[:40])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    print(loss.item(), (probe(new).argmax(1) == y[40:]).float().mean().item())
