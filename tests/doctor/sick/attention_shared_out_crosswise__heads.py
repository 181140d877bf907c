import torch
from torch import nn

HEADS, WIDTH = 2, 16


class Mixer(nn.Module):
    def __init__(self):
        super().__init__()
        self.queries, self.keys, self.values = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.keep = nn.Dropout(0.1)
        self.softmax = nn.Softmax(dim=2)  # <- attention-shared-out-crosswise
        #= self.softmax = nn.Softmax(dim=3)

    def parts(self, x):
        return x.view(*x.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)

    def forward(self, x):
        q, k, v = self.parts(self.queries(x)), self.parts(self.keys(x)), self.parts(self.values(x))
        scores = torch.matmul(q, k.transpose(-2, -1)) * (WIDTH // HEADS) ** -0.5
        share = self.keep(self.softmax(scores))  # <- attention-shared-out-crosswise, kept
        return torch.matmul(share, v).transpose(1, 2).flatten(2)


class Finder(nn.Module):
    """Says which symbol stands behind the only 0 in a row of symbols."""

    def __init__(self, kinds, length):
        super().__init__()
        self.symbol, self.place = nn.Embedding(kinds, WIDTH), nn.Parameter(0.1 * torch.randn(length, WIDTH))
        self.mix, self.out = Mixer(), nn.Linear(WIDTH, kinds)

    def forward(self, rows):
        x = self.symbol(rows) + self.place
        return self.out((x + self.mix(x)).amax(1))


torch.manual_seed(6)
rows = torch.randint(1, 7, (600, 6))
at = torch.randint(0, 5, (600,))
rows[torch.arange(600), at] = 0
answers = rows[torch.arange(600), at + 1]
finder = Finder(7, 6)
optimizer = torch.optim.Adam(finder.parameters(), lr=3e-3)
for epoch in range(6):
    for pick in torch.randperm(600).split(40):
        loss = nn.functional.cross_entropy(finder(rows[pick]), answers[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
