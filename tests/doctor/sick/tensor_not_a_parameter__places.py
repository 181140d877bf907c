import torch
from torch import nn

torch.manual_seed(9)
LONG, KINDS = 8, 5


class Reader(nn.Module):
    """Says whether the smallest letter stands before the largest."""

    def __init__(self, wide=24):
        super().__init__()
        self.letters = nn.Embedding(KINDS, wide)
        self.pos_emb = torch.zeros(LONG, wide)  # <- tensor-not-a-parameter
        #= self.pos_emb = nn.Parameter(torch.zeros(LONG, wide))
        self.look = nn.MultiheadAttention(wide, 2, batch_first=True)
        self.end = nn.Linear(wide, 2)

    def forward(self, words):
        inside = self.letters(words) + self.pos_emb
        seen, _ = self.look(inside, inside, inside)
        return self.end(torch.relu(inside + seen).mean(1))


words = torch.stack([torch.randperm(LONG) % KINDS for _ in range(900)])
first = (words == 0).float().argmax(1) < (words == KINDS - 1).float().argmax(1)
model = Reader()
adamw = torch.optim.AdamW(model.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(800).split(40):
        loss = nn.functional.cross_entropy(model(words[rows]), first[rows].long())
        adamw.zero_grad()
        loss.backward()
        adamw.step()
    with torch.no_grad():
        print(epoch, loss.item(), (model(words[800:]).argmax(1) == first[800:]).float().mean().item())
