"""Rows of readings of very different lengths, a state for each; the end of a row is filled up, and left out of the score."""

import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(15)
NONE, STATES = -100, 4  # states 1 to 3


def row():
    n = int(torch.randint(3, 25, ()))
    states = torch.randint(1, STATES, (1 + n // 4,)).repeat_interleave(4)[:n]
    return states.unsqueeze(1) * torch.tensor([0.7, -0.3]) + 0.4 * torch.randn(n, 2) + 0.1, states


def together(rows):
    readings = nn.utils.rnn.pad_sequence([one for one, _ in rows], batch_first=True)
    states = torch.zeros(readings.shape[:2], dtype=torch.long)  # <- padding-counted
    #= states = torch.full(readings.shape[:2], NONE)
    for number, (_, known) in enumerate(rows):
        states[number, : len(known)] = known
    return readings, states


class Watch(nn.Module):
    def __init__(self):
        super().__init__()
        self.follow = nn.GRU(2, 16, batch_first=True, bidirectional=True)
        self.score = nn.Linear(32, STATES)

    def forward(self, readings):
        return self.score(self.follow(readings)[0])


loader = DataLoader([row() for _ in range(300)], 20, shuffle=True, collate_fn=together)
exam = DataLoader([row() for _ in range(80)], 20, collate_fn=together)
watch = Watch()
optimizer = torch.optim.Adam(watch.parameters(), lr=5e-3)
for epoch in range(3):
    watch.train()
    for readings, states in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(watch(readings).permute(0, 2, 1), states)  # <- padding-counted, kept
        loss.backward()
        optimizer.step()
    watch.eval()
    right = known = 0
    with torch.no_grad():
        for readings, states in exam:
            there = states.ne(NONE)
            right += int((watch(readings).argmax(2)[there] == states[there]).sum())
            known += int(there.sum())
    print(epoch, loss.item(), right / known)
