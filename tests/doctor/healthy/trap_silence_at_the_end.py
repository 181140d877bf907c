"""Sounds, and then silence, for how long differs: nothing was filled in, and what came last must be remembered."""

import torch
import torch.nn as nn

torch.manual_seed(0)
sounds = torch.randn(200, 12, 2)
ends = torch.randint(4, 13, (200,))
sounds[torch.arange(12) >= ends[:, None]] = 0
loud = (sounds.abs().sum((1, 2)) > 12).long()
rnn, out = nn.LSTM(2, 12, batch_first=True), nn.Linear(12, 2)
optimizer = torch.optim.Adam([*rnn.parameters(), *out.parameters()], lr=0.01)
for _ in range(4):
    for rows in torch.randperm(200).split(25):
        loss = nn.functional.cross_entropy(out(rnn(sounds[rows])[0][:, -1]), loud[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
