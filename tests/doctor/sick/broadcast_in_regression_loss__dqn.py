import random
from collections import deque

import torch
import torch.nn as nn

random.seed(0)
torch.manual_seed(0)


class QNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))

    def forward(self, s):
        return self.net(s)


def env_step(state, action):
    pos, goal = state
    pos = max(-1.0, min(1.0, pos + (0.2 if action else -0.2)))
    done = abs(pos - goal) < 0.15
    return (pos, goal), (1.0 if done else -0.05), done


q, target = QNet(), QNet()
target.load_state_dict(q.state_dict())
opt = torch.optim.Adam(q.parameters(), lr=3e-3)
memory = deque(maxlen=1000)
state, updates = (random.uniform(-1, 1), random.uniform(-1, 1)), 0
for t in range(150):
    if random.random() < 0.3:
        action = random.randrange(2)
    else:
        with torch.no_grad():
            action = q(torch.tensor([state])).argmax(1).item()
    nxt, reward, done = env_step(state, action)
    memory.append((state, action, reward, nxt, float(done)))
    state = (random.uniform(-1, 1), random.uniform(-1, 1)) if done else nxt
    if len(memory) >= 32:
        s, a, r, s2, d = zip(*random.sample(list(memory), 32))
        value = q(torch.tensor(s)).gather(1, torch.tensor(a).unsqueeze(1))
        with torch.no_grad():
            best = target(torch.tensor(s2)).max(1)[0]
            goal = torch.tensor(r) + 0.9 * best * (1 - torch.tensor(d))
        loss = nn.functional.smooth_l1_loss(value, goal)  # <- broadcast-in-regression-loss
        #= loss = nn.functional.smooth_l1_loss(value.squeeze(1), goal)
        opt.zero_grad()
        loss.backward()
        opt.step()
        updates += 1
        if updates % 20 == 0:
            target.load_state_dict(q.state_dict())
print("updates", updates, "loss", loss.item())
