import random
from collections import deque

import numpy as np
import torch
from torch import nn

random.seed(1)
np.random.seed(1)
torch.manual_seed(1)


class Walk:
    """A point that is moved; each state is an array of its own."""

    def reset(self):
        self.state = np.random.uniform(-1, 1, 2).astype(np.float32)
        self.heat = 0.2 * np.random.normal()
        return self.state

    def step(self, action):
        self.heat *= 0.9
        self.heat += 0.1
        self.state = self.state * 0.9
        self.state[0] += 0.2 * (2 * action - 1)
        return self.state, self.heat, 1.0 - abs(float(self.state[0]))


walk, kept, warm = Walk(), deque(maxlen=2000), []
net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for episode in range(20):
    state = walk.reset()
    for move in range(33):
        action = random.randrange(2)
        after, heat, reward = walk.step(action)
        warm.append(heat)
        kept.append((state, action, reward))
        state = after
        if len(kept) >= 32:
            states, actions, rewards = zip(*random.sample(kept, 32))
            answers = net(torch.from_numpy(np.stack(states))).gather(1, torch.tensor(actions)[:, None]).squeeze(1)
            loss = nn.functional.mse_loss(answers, torch.tensor(rewards))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(episode, loss.item(), sum(warm) / len(warm))
