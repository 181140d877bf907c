import itertools

import torch
import torch.nn as nn
import torch.nn.functional as F


class Translator(nn.Module):
    """Turns points of one cloud into points of another, and is judged for it."""

    def __init__(self):
        super().__init__()
        self.there = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
        self.critic = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))

    def translate(self, x):
        return x + self.there(x)


torch.manual_seed(4)
model = Translator()
everything = itertools.chain(model.there.parameters(), model.critic.parameters())
opt_there = torch.optim.AdamW(everything, lr=1e-3)  # <- adversaries-share-an-optimizer
#= opt_there = torch.optim.AdamW(model.there.parameters(), lr=1e-3)
opt_critic = torch.optim.AdamW(model.critic.parameters(), lr=1e-3)
for step in range(80):
    source, goal = torch.randn(64, 2), torch.randn(64, 2) * 0.3 + torch.tensor([3.0, -1.0])
    opt_there.zero_grad()
    moved = source + model.there(source)
    verdict = model.critic(moved)
    loss = F.binary_cross_entropy_with_logits(verdict, torch.ones(64, 1))
    loss.backward()
    opt_there.step()
    opt_critic.zero_grad()
    made = model.there(source).detach()
    right = F.binary_cross_entropy_with_logits(model.critic(goal), torch.ones(64, 1))
    wrong = F.binary_cross_entropy_with_logits(model.critic(made), torch.zeros(64, 1))
    (right + wrong).backward()
    opt_critic.step()
print(loss.item(), (right + wrong).item())
