"""Softmax along the steps, on purpose: the label is a step, or one of several starts, that the network points at."""

import torch
from torch import nn

torch.manual_seed(33)
words = torch.randn(400, 9, 6)
first, last = words[:, :, 0].argmax(1), words[:, :, 1].argmax(1)
reader = nn.GRU(6, 24, batch_first=True, bidirectional=True)
point = nn.Linear(48, 2)
adam = torch.optim.Adam([*reader.parameters(), *point.parameters()], lr=5e-3)
for epoch in range(5):
    for rows in torch.randperm(320).split(40):
        logarithms = torch.log_softmax(point(reader(words[rows])[0]), dim=1)  # (N, 9, 2): two pointers
        answers = torch.stack([first[rows], last[rows]], 1)
        loss = nn.functional.nll_loss(logarithms, answers)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
