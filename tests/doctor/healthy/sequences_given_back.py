"""Models that give back the very letters they were given, through a bottleneck, a start token or a mask; and one
that foretells the next ones with as many rows as steps."""
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(16)
KINDS, STEPS, SIZE = 12, 16, 32
lines = torch.randint(0, 3, (256, STEPS)).cumsum(1) % KINDS


class Twice(nn.Module):
    """The last state of one recurrent layer is all that the other one gets, beside the letter before."""

    def __init__(self):
        super().__init__()
        self.letter, self.out = nn.Embedding(KINDS, SIZE), nn.Linear(SIZE, KINDS)
        self.read = nn.GRU(SIZE, SIZE, batch_first=True)
        self.write = nn.GRU(SIZE, SIZE, batch_first=True)

    def forward(self, line):
        h = self.letter(line)
        _, whole = self.read(h)
        before = torch.cat([torch.zeros(len(h), 1, SIZE), h[:, :-1]], dim=1)
        return self.out(self.write(before, whole)[0])


class Flat(nn.Module):
    """All states together are pressed through a few numbers."""

    def __init__(self):
        super().__init__()
        self.letter, self.read = nn.Embedding(KINDS, SIZE), nn.LSTM(SIZE, SIZE, batch_first=True)
        self.press, self.out = nn.Linear(STEPS * SIZE, 12), nn.Linear(12, STEPS * KINDS)

    def forward(self, line):
        states, _ = self.read(self.letter(line))
        return self.out(torch.tanh(self.press(states.flatten(1)))).view(-1, STEPS, KINDS)


class BeginsWithNothing(nn.Module):
    """Causal attention over the letters before: they are moved on by one inside."""

    def __init__(self):
        super().__init__()
        self.letter, self.out = nn.Embedding(KINDS, SIZE), nn.Linear(SIZE, KINDS)
        self.start, self.query = nn.Parameter(torch.zeros(1, 1, SIZE)), nn.Linear(SIZE, SIZE)

    def forward(self, line):
        h = torch.cat([self.start.expand(len(line), 1, -1), self.letter(line)[:, :-1]], dim=1)
        q = self.query(h)
        return self.out(h + F.scaled_dot_product_attention(q, q, h, is_causal=True))


class LooksStrictlyBack(nn.Module):
    """Each step sees the ones before it, never itself."""

    def __init__(self):
        super().__init__()
        self.letter, self.place = nn.Embedding(KINDS, SIZE), nn.Parameter(torch.randn(STEPS, SIZE))
        self.out, mask = nn.Linear(SIZE, KINDS), torch.ones(STEPS, STEPS, dtype=torch.bool).triu()
        mask[0, 0] = False
        self.register_buffer("mask", mask)

    def forward(self, line):
        h = self.letter(line) + self.place
        scores = self.place @ h.transpose(1, 2) / SIZE**0.5
        return self.out(scores.masked_fill(self.mask, -1e9).softmax(-1) @ h)


class Foretells(nn.Module):
    def __init__(self):
        super().__init__()
        self.letter, self.out = nn.Embedding(KINDS, SIZE), nn.Linear(SIZE, KINDS)
        self.look = nn.MultiheadAttention(SIZE, 2, batch_first=True)

    def forward(self, line):
        h = self.letter(line)
        later = torch.ones(STEPS, STEPS, dtype=torch.bool).triu(1)
        return self.out(h + self.look(h, h, h, attn_mask=later)[0])[:, :-1]


def learn(model, target):
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(3):
        for rows in torch.randperm(len(lines)).split(STEPS):
            loss = F.cross_entropy(model(lines[rows]).transpose(1, 2), target(lines[rows]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(type(model).__name__, epoch, loss.item())


for kind in (Twice, Flat, BeginsWithNothing, LooksStrictlyBack):
    learn(kind(), lambda line: line)
learn(Foretells(), lambda line: line[:, 1:])
