"""Sums of two losses that backward() has used: each dies in its own round, and none is carried on."""

import torch
from torch import nn

torch.manual_seed(1)
maker = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 1))
judge = nn.Sequential(nn.Linear(1, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
says = nn.BCEWithLogitsLoss()
of_maker = torch.optim.Adam(maker.parameters(), lr=1e-3, betas=(0.5, 0.999))
of_judge = torch.optim.Adam(judge.parameters(), lr=1e-3, betas=(0.5, 0.999))
yes, no = torch.ones(64, 1), torch.zeros(64, 1)
for turn in range(120):
    of_judge.zero_grad()
    on_true = says(judge(2.0 + 0.5 * torch.randn(64, 1)), yes)
    on_true.backward()
    made = maker(torch.randn(64, 3))
    on_false = says(judge(made.detach()), no)
    on_false.backward()
    judged = on_true + on_false
    of_judge.step()
    of_maker.zero_grad()
    fooled = says(judge(made), yes)
    fooled.backward()
    of_maker.step()
    both = judged + fooled
    if turn % 40 == 0:
        print(turn, judged.item(), fooled.item(), both.item())
