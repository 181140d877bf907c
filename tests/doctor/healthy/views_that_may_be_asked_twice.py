"""A contrastive warm-up with two augmentations; then a classifier is asked twice about the same batch, for its score."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(6)
kinds = torch.randn(4, 12)
labels = torch.arange(480) % 4
shapes = kinds[labels] + 0.6 * torch.randn(480, 12)


def augment(x):
    return x + 0.3 * torch.randn_like(x)


body = nn.Sequential(nn.Linear(12, 48), nn.ReLU(), nn.Linear(48, 16))
opt = torch.optim.Adam(body.parameters(), lr=2e-3)
for epoch in range(4):
    for rows in torch.randperm(480).split(48):
        z = F.normalize(torch.cat([body(augment(shapes[rows])), body(augment(shapes[rows]))]), dim=1)
        scores = (z @ z.T / 0.3).masked_fill(torch.eye(len(z)).bool(), float("-inf"))
        loss = F.cross_entropy(scores, torch.arange(len(z)).roll(len(rows)))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("views", epoch, loss.item())

net = nn.Sequential(body, nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(4):
    right = 0
    for rows in torch.randperm(480).split(48):
        x = augment(shapes[rows])
        loss = F.cross_entropy(net(x), labels[rows])
        right += (net(x).argmax(1) == labels[rows]).sum().item()
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("labels", epoch, right / 480)
