"""Two towers, pictures and words; both are normalized along the wrong axis."""

import torch
import torch.nn.functional as F
from torch import nn


class Towers(nn.Module):
    def __init__(self):
        super().__init__()
        self.picture, self.words = nn.Linear(12, 16), nn.Linear(7, 16)
        self.scale = nn.Parameter(torch.tensor(2.0))

    def forward(self, picture, words):
        p = F.normalize(self.picture(picture), p=2, dim=0)  # <- normalized-over-the-batch
        w = F.normalize(self.words(words), p=2, dim=0)  # <- normalized-over-the-batch
        #= p = F.normalize(self.picture(picture), p=2, dim=-1)
        #= w = F.normalize(self.words(words), p=2, dim=-1)
        return self.scale.exp() * (p @ w.t())


torch.manual_seed(0)
hidden = torch.randn(480, 5)
pictures, words = hidden @ torch.randn(5, 12), hidden @ torch.randn(5, 7)
model = Towers()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(8):
    for rows in torch.randperm(480).split(48):
        scores, own = model(pictures[rows], words[rows]), torch.arange(48)
        loss = (F.cross_entropy(scores, own) + F.cross_entropy(scores.t(), own)) / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
