import random
from collections import deque

import numpy as np
import torch
from torch import nn

random.seed(5)
torch.manual_seed(5)


class Tank:
    """Keep the level of two tanks near zero by opening one of three valves."""

    def __init__(self, seed=5):
        self.rng = np.random.default_rng(seed)

    def start(self):
        self.levels = 0.5 * self.rng.normal(size=2)
        return self.levels

    def open(self, valve):
        self.levels *= 0.9
        self.levels[0] += 0.2 * (valve - 1)
        self.levels[1] += 0.3 * self.levels[0]
        return self.levels, -float(np.abs(self.levels).sum())  # <- one-array-kept-many-times
        #= return self.levels.copy(), -float(np.abs(self.levels).sum())


tank, memory = Tank(), deque(maxlen=3000)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 3))
late = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 3))
late.load_state_dict(net.state_dict())
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for episode in range(25):
    now = tank.start().copy()
    for move in range(20):
        valve = random.randrange(3)
        if random.random() > 0.3:
            with torch.no_grad():
                valve = net(torch.tensor(now, dtype=torch.float32)).argmax().item()
        after, reward = tank.open(valve)
        memory.append((now, valve, reward, after))
        now = after
        if len(memory) < 100:
            continue
        rows = random.sample(memory, 32)
        before, valves, rewards, afterwards = (torch.tensor(np.array(part)) for part in zip(*rows))
        with torch.no_grad():
            wanted = rewards.float() + 0.9 * late(afterwards.float()).max(1).values
        worth = net(before.float()).gather(1, valves[:, None]).squeeze(1)
        loss = nn.functional.smooth_l1_loss(worth, wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if episode % 5 == 4:
        late.load_state_dict(net.state_dict())
        print(episode + 1, loss.item())
