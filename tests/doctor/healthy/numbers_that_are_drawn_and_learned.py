"""Each picture is a class of its own: the drawn order is what the picture is taken by, and its label."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(3)
pictures = torch.randn(60, 24)
who = torch.arange(60)
who = who[torch.randperm(60)]
shown = pictures[who]
model = nn.Sequential(nn.Linear(24, 64), nn.ReLU(), nn.Linear(64, 60))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(20):
    for begin in range(0, 60, 20):
        noisy = shown[begin : begin + 20] + 0.2 * torch.randn(20, 24)
        loss = F.cross_entropy(model(noisy), who[begin : begin + 20])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    right = (model(pictures).argmax(1) == torch.arange(60)).float().mean().item()
print(loss.item(), right)

pairs, other = torch.randn(200, 8), torch.arange(200)  # partners by place: which of the batch is mine?
pairs = pairs[torch.randperm(200)]
encoder = nn.Linear(8, 16)
adam = torch.optim.Adam(encoder.parameters(), lr=0.01)
for step in range(40):
    rows = pairs[torch.randperm(200)[:32]]
    one, two = (F.normalize(encoder(rows + 0.1 * torch.randn_like(rows)), dim=1) for _ in range(2))
    loss = F.cross_entropy(one @ two.T / 0.1, other[:32])
    adam.zero_grad()
    loss.backward()
    adam.step()
print(loss.item())
