"""A rare class; F1 is taken for the middle of precision and recall."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(500, 6)
y = (x[:, 0] + x[:, 1] > 1.5).float()
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(12):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[rows]).squeeze(1), y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    said = net(x[400:]).squeeze(1) > 0
true = y[400:] == 1
tp, fp, fn = (said & true).sum(), (said & ~true).sum(), (~said & true).sum()
precision = tp / (tp + fp).clamp(min=1)
recall = tp / (tp + fn).clamp(min=1)
f1 = (precision + recall) / 2  # <- measure-misnamed
#= f1 = 2 * precision * recall / (precision + recall).clamp(min=1e-8)
print(precision.item(), recall.item(), f1.item())
