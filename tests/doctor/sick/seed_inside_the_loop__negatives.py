import random

import torch
import torch.nn.functional as F

torch.manual_seed(0)
READERS, BOOKS = 60, 80
pairs = [(who, (3 * who + k) % BOOKS) for who in range(READERS) for k in range(5)]
readers, books = torch.nn.Embedding(READERS, 8), torch.nn.Embedding(BOOKS, 8)
opt = torch.optim.Adam([*readers.parameters(), *books.parameters()], lr=0.02)
picker = random.Random(13)


def unread(n, seed=13):
    picker = random.Random(seed)  # <- seed-inside-the-loop
    return torch.tensor([picker.randrange(BOOKS) for _ in range(n)])


for epoch in range(6):
    random.Random(epoch).shuffle(pairs)
    total = 0.0
    for start in range(0, len(pairs), 50):
        who, what = (torch.tensor(column) for column in zip(*pairs[start : start + 50]))
        other = unread(len(who))
        score = (readers(who) * (books(what) - books(other))).sum(1)
        loss = -F.logsigmoid(score).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() * len(who)
    print(epoch, round(total / len(pairs), 3))
