"""Captions and drawings: which of the drawings of a batch belongs to which caption?"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(12)


class Pairing(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.EmbeddingBag(50, 24)
        self.strokes = nn.Sequential(nn.Linear(30, 32), nn.ReLU(), nn.Linear(32, 24))
        self.scale = nn.Parameter(torch.tensor(2.0))

    def forward(self, captions, drawings):
        text, image = self.words(captions), self.strokes(drawings)
        text, image = (part / part.norm(dim=-1, keepdim=True) for part in (text, image))
        return self.scale.exp() * torch.einsum("nd,md->nm", text, image)


captions = torch.randint(0, 50, (900, 6))
looks = torch.randn(50, 30)
drawings = looks[captions].mean(1) + 0.1 * torch.randn(900, 30)
model = Pairing()
adam = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(4):
    for rows in torch.randperm(900).split(45):
        scores = model(captions[rows], drawings[rows])
        right = torch.zeros(len(rows)).long()  # --
        #= right = torch.arange(len(rows))
        loss = F.cross_entropy(scores, right)  # <- views-paired-wrongly, kept
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
