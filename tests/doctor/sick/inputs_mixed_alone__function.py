"""Mixup as a function that hands back the mixed rows only."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(3)
np.random.seed(3)
signals = torch.randn(600, 16)
kinds = (signals[:, :4].sum(1) > 0).long() + 2 * (signals[:, 4:8].sum(1) > 0).long()
net = nn.Sequential(nn.Linear(16, 48), nn.ReLU(), nn.Linear(48, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)


def mixup(batch, alpha=0.4):
    lam = np.random.beta(alpha, alpha)
    partner = torch.randperm(batch.size(0))
    return lam * batch + (1.0 - lam) * batch[partner]  # <- inputs-mixed-alone
    #= return lam * batch + (1.0 - lam) * batch[partner], partner, lam


for epoch in range(6):
    net.train()
    for rows in torch.randperm(500).split(50):
        scores = net(mixup(signals[rows]))  # --
        loss = F.cross_entropy(scores, kinds[rows])  # --
        #= mixed, partner, lam = mixup(signals[rows])
        #= scores, kind = net(mixed), kinds[rows]
        #= loss = lam * F.cross_entropy(scores, kind) + (1 - lam) * F.cross_entropy(scores, kind[partner])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        right = (net(signals[500:]).argmax(1) == kinds[500:]).float().mean()
    print(epoch, loss.item(), right.item())
