import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(4)
SIGNS, LONG, SIZE = 10, 12, 24


class Causal(nn.Module):
    """Letters in, letters one step on out; the mask is a matrix of numbers, padding is hidden too."""

    def __init__(self):
        super().__init__()
        self.sign, self.place = nn.Embedding(SIGNS, SIZE, padding_idx=0), nn.Embedding(LONG, SIZE)
        self.qkv, self.out = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIGNS)
        self.register_buffer("open", torch.ones(LONG, LONG).tril())

    def forward(self, rows):
        steps = rows.shape[1]
        h = self.sign(rows) + self.place(torch.arange(steps))
        q, k, v = self.qkv(h).chunk(3, dim=-1)
        match = q @ k.mT / SIZE**0.5
        match = match + torch.log(self.open[:steps, :steps]).clamp_min(-1e4)
        match = match.masked_fill((rows == 0)[:, None], -1e4)
        return self.out(h + match.softmax(-1) @ v)


class Translator(nn.Module):
    """The encoder sees its whole sentence, the decoder only what it has said."""

    def __init__(self):
        super().__init__()
        self.sign = nn.Embedding(SIGNS, SIZE)
        self.body = nn.Transformer(SIZE, 2, 1, 1, 32, dropout=0.0, batch_first=True)
        self.out = nn.Linear(SIZE, SIGNS)

    def forward(self, source, said):
        later = nn.Transformer.generate_square_subsequent_mask(said.shape[1])
        return self.out(self.body(self.sign(source), self.sign(said), tgt_mask=later))


class Filler(nn.Module):
    """Every letter is asked for where it stands; some are blotted out."""

    def __init__(self):
        super().__init__()
        self.sign, self.place = nn.Embedding(SIGNS + 1, SIZE), nn.Parameter(torch.randn(LONG, SIZE))
        self.layer = nn.TransformerEncoderLayer(SIZE, 2, 32, batch_first=True)
        self.out = nn.Linear(SIZE, SIGNS)

    def forward(self, rows):
        return self.out(self.layer(self.sign(rows) + self.place[: rows.shape[1]]))


rows = (torch.randint(1, 4, (160, LONG)).cumsum(1) % (SIGNS - 1)) + 1
short = rows.masked_fill(torch.arange(LONG) >= torch.randint(6, LONG + 1, (160, 1)), 0)
for model, given, wanted in (
    (Causal(), (short[:, :-1],), short[:, 1:]),
    (Translator(), (rows[:, :-1], rows[:, :-1]), rows[:, 1:]),
    (Filler(), (rows.masked_fill(torch.rand(160, LONG) < 0.2, SIGNS),), rows),
):
    adam = torch.optim.Adam(model.parameters(), lr=3e-3)
    for step in range(40):
        pick = torch.randint(0, 160, (20,))
        scores = model(*(part[pick] for part in given))
        loss = F.cross_entropy(scores.transpose(1, 2), wanted[pick], ignore_index=0)
        adam.zero_grad()
        loss.backward()
        adam.step()
    model.eval()
    known = wanted[:40] != 0
    with torch.no_grad():
        guess = model(*(part[:40] for part in given)).argmax(-1)
    right = (guess == wanted[:40]).float()
    print(type(model).__name__, loss.item(), ((right * known).sum() / known.sum()).item())
