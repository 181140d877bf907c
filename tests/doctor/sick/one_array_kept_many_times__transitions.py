"""A world that moves its own array hands it out as it is; the memory holds one and the same state many times."""

import random
from collections import deque

import numpy as np
import torch
from torch import nn


class Corridor:
    def __init__(self):
        self.where = np.zeros(2, dtype=np.float32)

    def reset(self):
        self.where = np.array([random.uniform(-1, 1), 0.0], dtype=np.float32)
        return self.where

    def step(self, action):
        self.where += np.array([0.2 if action else -0.2, 0.05], dtype=np.float32)
        return self.where, -abs(float(self.where[0])), self.where[1] > 0.9  # <- one-array-kept-many-times
        #= return self.where.copy(), -abs(float(self.where[0])), self.where[1] > 0.9


torch.manual_seed(0)
random.seed(0)
world, memory = Corridor(), deque(maxlen=400)
values = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
slow = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
slow.load_state_dict(values.state_dict())
optimizer = torch.optim.Adam(values.parameters(), lr=2e-3)
state = world.reset()
for step in range(500):
    with torch.no_grad():
        best = int(values(torch.from_numpy(state)).argmax())
    action = random.randrange(2) if random.random() < 0.3 else best
    after, reward, done = world.step(action)
    memory.append((state, action, reward, after, float(done)))
    state = world.reset() if done else after
    if len(memory) < 64 or step % 2:
        continue
    rows = random.sample(memory, 32)
    s, s2 = (torch.from_numpy(np.stack([row[at] for row in rows])) for at in (0, 3))
    a = torch.tensor([row[1] for row in rows])
    r, end = (torch.tensor([row[at] for row in rows]) for at in (2, 4))
    with torch.no_grad():
        goal = r + 0.9 * (1 - end) * slow(s2).max(1).values
    loss = nn.functional.smooth_l1_loss(values(s).gather(1, a[:, None]).squeeze(1), goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 40 == 0:
        slow.load_state_dict(values.state_dict())
print(loss.item())
