import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(4)
sentences = torch.randint(0, 50, (600, 12))


class Sentence(nn.Module):
    """Codes of sentences as in SimCSE: the two views of a sentence differ by dropout alone."""

    def __init__(self, p=0.1):
        super().__init__()
        self.words = nn.EmbeddingBag(50, 32)
        self.out = nn.Sequential(nn.Linear(32, 32), nn.Tanh())
        #= self.out = nn.Sequential(nn.Dropout(p), nn.Linear(32, 32), nn.Tanh())

    def forward(self, words):
        return self.out(self.words(words))


model = Sentence()
opt = torch.optim.Adam(model.parameters(), 1e-3)
for epoch in range(4):
    model.train()
    for rows in torch.randperm(600).split(60):
        batch = sentences[rows]
        codes = model(torch.cat([batch, batch]))  # <- views-are-the-same, kept
        one, other = codes.chunk(2)
        alike = F.cosine_similarity(one.unsqueeze(1), other.unsqueeze(0), dim=-1) / 0.05
        loss = F.cross_entropy(alike, torch.arange(len(rows)))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
