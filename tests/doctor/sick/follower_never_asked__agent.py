"""A Q-learner in a class with a soft update of its target."""

import copy
import random

import torch
from torch import nn


class Learner:
    def __init__(self):
        self.online = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 3))
        self.target = copy.deepcopy(self.online)
        self.target.requires_grad_(False)
        self.optimizer = torch.optim.Adam(self.online.parameters(), lr=1e-3)
        self.gamma, self.tau = 0.9, 0.02

    def goals(self, rewards, after, ended):
        with torch.no_grad():
            best = self.online(after).max(dim=1).values  # <- follower-never-asked
            #= best = self.target(after).max(dim=1).values
            return rewards + self.gamma * best * (1 - ended)

    def update(self, states, actions, rewards, after, ended):
        own = self.online(states).gather(1, actions[:, None]).squeeze(1)
        loss = nn.functional.mse_loss(own, self.goals(rewards, after, ended))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        with torch.no_grad():
            for fast, slow in zip(self.online.parameters(), self.target.parameters()):
                slow.mul_(1 - self.tau).add_(self.tau * fast)
        return loss.item()


torch.manual_seed(0)
random.seed(0)
learner, memory, state = Learner(), [], torch.zeros(3)
for step in range(300):
    with torch.no_grad():
        action = random.randrange(3) if random.random() < 0.3 else int(learner.online(state).argmax())
    after = 0.9 * state + 0.1 * torch.randn(3) + 0.1 * (action - 1)
    memory.append((state, action, -after.norm().item(), after, float(step % 30 == 29)))
    state = torch.zeros(3) if step % 30 == 29 else after
    if len(memory) >= 64:
        s, a, r, s2, end = zip(*random.sample(memory, 32))
        loss = learner.update(torch.stack(s), torch.tensor(a), torch.tensor(r), torch.stack(s2), torch.tensor(end))
        if step % 60 == 59:
            print(step, loss)
