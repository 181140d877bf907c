"""A classifier of word counts, made by functions; the optimizer's numbers stand in a row."""

import torch
from torch import nn
from torch.optim import AdamW

DECAY = 2e-2


def letters(n, dice):
    counts = torch.poisson(torch.full((n, 20), 1.5), generator=dice)
    kind = (counts[:, :4].sum(1) > counts[:, 4:8].sum(1)).long()
    return counts / 4, kind


def learn(net, counts, kind, rounds=12):
    step = AdamW(net.parameters(), 3e-3, (0.9, 0.99), DECAY)  # <- decay-in-another-place
    #= step = AdamW(net.parameters(), 3e-3, (0.9, 0.99), weight_decay=DECAY)
    for number in range(rounds):
        for rows in torch.randperm(len(counts)).split(50):
            step.zero_grad()
            loss = nn.functional.cross_entropy(net(counts[rows]), kind[rows])
            loss.backward()
            step.step()
        print(number, loss.item())


torch.manual_seed(1)
dice = torch.Generator().manual_seed(2)
net = nn.Sequential(nn.Linear(20, 32), nn.GELU(), nn.Linear(32, 2))
learn(net, *letters(1000, dice))
counts, kind = letters(300, dice)
with torch.no_grad():
    print((net(counts).argmax(1) == kind).float().mean().item())
