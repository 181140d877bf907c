"""A swing that no state ends: done is only the end of the patience, is kept, and the target goes on behind it."""

import random

import torch
from torch import nn

random.seed(29)
torch.manual_seed(29)


class Swing:
    def reset(self):
        self.angle, self.speed, self.t = random.random(), 0.0, 0
        return [self.angle, self.speed]

    def step(self, action):
        self.speed += 0.1 * (2 * action - 1) - 0.1 * self.angle
        self.angle += 0.1 * self.speed
        self.t += 1
        return [self.angle, self.speed], -abs(self.angle), self.t >= 40


net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
swing, memory = Swing(), []
for episode in range(6):
    state, done = swing.reset(), False
    while not done:
        action = random.randrange(2)
        after, reward, done = swing.step(action)
        memory.append((state, action, reward, after, done))
        state = after
        s, a, r, s2, d = map(torch.tensor, zip(*random.choices(memory, k=16), strict=True))
        with torch.no_grad():
            goal = r + 0.9 * net(s2).max(1).values
        loss = nn.functional.mse_loss(net(s).gather(1, a[:, None])[:, 0], goal)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(episode, loss.item())
