"""A sound is to be named and its loudness to be measured; two losses in one loop."""

import torch
from torch import nn

torch.manual_seed(23)
sounds = torch.randn(480, 24)
loud = sounds.abs().mean(1)
kind = sounds[:, :8].mean(1).gt(0).long()


class Ear(nn.Module):
    def __init__(self):
        super().__init__()
        self.hear = nn.Linear(24, 32)
        self.name, self.measure = nn.Linear(32, 2), nn.Linear(32, 1)

    def forward(self, sound):
        heard = torch.relu(self.hear(sound))
        return self.name(heard), self.measure(heard).squeeze(1)


ear = Ear()
optimizer = torch.optim.Adam(ear.parameters(), lr=3e-3)
for epoch in range(6):
    for rows in torch.randperm(480).split(48):
        named, measured = ear(sounds[rows])
        total_loss = nn.functional.smooth_l1_loss(measured, loud[rows])
        total_loss = nn.functional.cross_entropy(named, kind[rows])  # <- parameters-never-reached
        #= total_loss = total_loss + nn.functional.cross_entropy(named, kind[rows])
        optimizer.zero_grad()
        total_loss.backward()
        optimizer.step()
    print(epoch, total_loss.item())
