import copy
import random

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
random.seed(0)


class Q(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Dropout(0.05), nn.Linear(24, 2))

    def forward(self, s):
        return self.layers(s)


q = Q()
target = copy.deepcopy(q).eval()
opt = torch.optim.AdamW(q.parameters(), lr=1e-3)
memory = []
s = torch.randn(4)
for t in range(150):
    with torch.no_grad():
        a = random.randrange(2) if random.random() < 0.2 else q(s[None]).argmax(1).item()
    r, s2 = float(s[0] * (2 * a - 1)), torch.randn(4)
    memory.append((s, a, r, s2))
    s = s2
    if t < 32:
        continue
    batch = random.sample(memory, 32)
    states, actions = torch.stack([b[0] for b in batch]), torch.tensor([b[1] for b in batch])
    rewards, after = torch.tensor([b[2] for b in batch]), torch.stack([b[3] for b in batch])
    with torch.no_grad():
        wanted = rewards + 0.9 * target(after).max(1).values
    loss = F.smooth_l1_loss(q(states).gather(1, actions[:, None]).squeeze(1), wanted)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if t % 20 == 0:
        target.load_state_dict(q.state_dict())
print(loss.item())
