"""One body, two tasks: which kind of flat is it, and what does it cost?"""

import torch
import torch.nn as nn


class TwoTasks:
    def __init__(self):
        self.body = nn.Sequential(nn.Linear(9, 40), nn.GELU())
        self.kind = nn.Linear(40, 3)
        self.price = nn.Linear(40, 1)
        groups = [{"params": self.body.parameters()}, {"params": self.kind.parameters(), "lr": 1e-3}]
        #= groups.append({"params": self.price.parameters()})
        self.optimizer = torch.optim.AdamW(groups, lr=5e-3)  # <- parameters-not-in-optimizer, kept

    def step(self, flats, kinds, prices):
        seen = self.body(flats)
        loss = nn.functional.cross_entropy(self.kind(seen), kinds)
        loss = loss + nn.functional.mse_loss(self.price(seen), prices)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.detach()


torch.manual_seed(2)
flats = torch.randn(360, 9)
kinds = flats[:, :3].argmax(dim=1)
prices = flats[:, 3:4] * 0.5 + flats[:, 4:5] + 2.0
tasks = TwoTasks()
for epoch in range(8):
    losses = [tasks.step(flats[rows], kinds[rows], prices[rows]) for rows in torch.randperm(360).split(40)]
    print(epoch, torch.stack(losses).mean().item())
