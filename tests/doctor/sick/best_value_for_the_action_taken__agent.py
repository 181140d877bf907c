import random
from collections import deque

import torch
from torch import nn


class Walk:
    def __init__(self):
        self.at = 2

    def move(self, right):
        self.at += 1 if right else -1
        return torch.eye(6)[self.at], float(self.at == 5), self.at in (0, 5)


class Learner:
    def __init__(self):
        self.net, self.slow = nn.Linear(6, 2), nn.Linear(6, 2)
        self.slow.load_state_dict(self.net.state_dict())
        self.replay = deque(maxlen=1000)
        self.adam = torch.optim.Adam(self.net.parameters(), lr=0.02)
        self.loss_fn = nn.MSELoss()

    def train_on_batch(self, size=24, discount=0.9):
        batch = random.sample(self.replay, size)
        states, acts, pays, afters, ends = (torch.stack([torch.as_tensor(x) for x in part]) for part in zip(*batch))
        worth = self.net(states).amax(dim=1)  # <- best-value-for-the-action-taken
        #= worth = self.net(states)[torch.arange(size), acts]
        with torch.no_grad():
            ahead = self.slow(afters).amax(dim=1)
            goal = pays + discount * ahead * (1 - ends)
        loss = self.loss_fn(worth, goal.float())
        self.adam.zero_grad()
        loss.backward()
        self.adam.step()
        return loss.item()


random.seed(1)
torch.manual_seed(1)
learner = Learner()
for game in range(40):
    walk, over, now = Walk(), False, torch.eye(6)[2]
    while not over:
        act = random.randrange(2)
        after, pay, over = walk.move(act)
        learner.replay.append((now, act, pay, after, float(over)))
        now = after
        if len(learner.replay) > 40:
            loss = learner.train_on_batch()
    if game % 8 == 7:
        learner.slow.load_state_dict(learner.net.state_dict())
print(loss)
