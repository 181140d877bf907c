"""Decisions are counted beside a loss that learns; a part of the loss without a graph weighs or compares the data."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(6)
x = torch.randn(400, 8)
y = (x[:, 0] + x[:, 1] * x[:, 2] > 0).float()
judge = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(judge.parameters(), lr=0.005)
always = F.binary_cross_entropy(y.mean().expand(400), y)  # what can be had without any input
for epoch in range(6):
    for rows in torch.randperm(400).split(40):
        score = judge(x[rows])
        said = (score > 0).float()
        wrong = F.l1_loss(said, y[rows])
        hard = F.binary_cross_entropy_with_logits(score, y[rows], reduction="none")
        fit = (hard * (1 + (said != y[rows]).float())).mean()
        sure = F.binary_cross_entropy_with_logits(score, said)  # the answer itself as a label
        loss = fit + 0.01 * sure - always
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, fit.item(), wrong.item() + fit.item(), loss.item())
