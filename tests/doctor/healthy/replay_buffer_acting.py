import random
from collections import deque

import torch
from torch import nn

random.seed(0)
torch.manual_seed(0)
q = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 3))
opt = torch.optim.Adam(q.parameters(), lr=5e-3)
buffer = deque(maxlen=500)
state = torch.zeros(2)
for t in range(160):
    with torch.no_grad():
        greedy = q(state).argmax().item()
    action = random.randrange(3) if random.random() < 0.2 else greedy
    nxt = (state + torch.tensor([0.1 * (action - 1), 0.05])).clamp(-1, 1)
    reward = -nxt[0].abs().item()
    buffer.append((state, action, reward, nxt))
    state = torch.rand(2) * 2 - 1 if nxt[1] >= 1 else nxt
    if len(buffer) >= 32:
        s, a, r, s2 = zip(*random.sample(list(buffer), 32))
        s, s2, a, r = torch.stack(s), torch.stack(s2), torch.tensor(a), torch.tensor(r)
        with torch.no_grad():
            goal = r + 0.8 * q(s2).max(1).values
        value = q(s)[torch.arange(32), a]
        loss = nn.functional.mse_loss(value, goal)
        opt.zero_grad()
        loss.backward()
        opt.step()
print("loss", loss.item())
