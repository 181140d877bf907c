"""A diffusion in a class: the loss draws noise of its own."""

import torch
import torch.nn.functional as F
from torch import nn


class Diffusion(nn.Module):
    def __init__(self, steps=50):
        super().__init__()
        self.steps = steps
        self.register_buffer("kept", torch.cumprod(1 - torch.linspace(1e-4, 0.06, steps), 0))
        self.net = nn.Sequential(nn.Linear(5, 48), nn.SiLU(), nn.Linear(48, 4))

    def spoil(self, x, t):
        share = self.kept[t].unsqueeze(1)
        noise = torch.randn_like(x)
        return share.sqrt() * x + (1 - share).sqrt() * noise  # --
        #= return share.sqrt() * x + (1 - share).sqrt() * noise, noise

    def forward(self, noisy, t):
        return self.net(torch.cat([noisy, t.unsqueeze(1) / self.steps], dim=1))


torch.manual_seed(0)
rows = torch.randn(400, 4) @ torch.randn(4, 4) * 0.3
model = Diffusion()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(6):
    for pick in torch.randperm(400).split(40):
        t = torch.randint(model.steps, (40,))
        noisy = model.spoil(rows[pick], t)  # --
        target = torch.randn(40, 4)  # --
        loss = F.l1_loss(model(noisy, t), target)  # <- noise-of-another-draw
        #= noisy, noise = model.spoil(rows[pick], t)
        #= loss = F.l1_loss(model(noisy, t), noise)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
