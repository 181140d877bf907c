"""Distillation by methods: x.softmax(), x.log_softmax(); the teacher's scores are taken as they are."""

import torch
from torch import nn
from torch.nn import functional as fn

torch.manual_seed(4)
TEMP = 5.0
rows = torch.rand(400, 6)
marks = (rows.sum(1) * 1.2).long().clamp(0, 5)
wide, narrow = nn.Sequential(nn.Linear(6, 40), nn.Tanh(), nn.Linear(40, 6)), nn.Linear(6, 6)
first = torch.optim.Adam(wide.parameters(), lr=1e-2)
for _ in range(100):
    loss = fn.cross_entropy(wide(rows[:320]), marks[:320])
    first.zero_grad()
    loss.backward()
    first.step()
second = torch.optim.Adam(narrow.parameters(), lr=1e-2)
for epoch in range(10):
    for pick in torch.randperm(320).split(40):
        with torch.no_grad():
            wanted = wide(rows[pick]).softmax(dim=1)  # <- one-side-tempered
            #= wanted = (wide(rows[pick]) / TEMP).softmax(dim=1)
        scores = narrow(rows[pick])
        soft = fn.kl_div((scores / TEMP).log_softmax(dim=1), wanted, reduction="batchmean") * TEMP**2
        loss = 0.7 * soft + 0.3 * fn.cross_entropy(scores, marks[pick])
        second.zero_grad()
        loss.backward()
        second.step()
    print(epoch, loss.item(), (narrow(rows[320:]).argmax(1) == marks[320:]).float().mean().item())
