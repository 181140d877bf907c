import random
from collections import deque

import torch
from torch import nn

random.seed(1)
torch.manual_seed(1)


class Learner:
    def __init__(self, size, moves, gamma=0.9, lr=2e-3):
        self.net = nn.Sequential(nn.Linear(size, 24), nn.ReLU(), nn.Linear(24, moves))
        self.opt = torch.optim.RMSprop(self.net.parameters(), lr=lr)
        self.gamma = gamma
        self.memory = deque(maxlen=2000)

    def act(self, state, eps):
        if random.random() < eps:
            return random.randrange(2)
        with torch.no_grad():
            return int(self.net(state).argmax())

    def learn(self, n=32):
        s, a, r, s2, over = map(torch.stack, zip(*random.sample(list(self.memory), n)))
        q_sa = self.net(s).gather(1, a.view(-1, 1)).squeeze(1)
        #= with torch.no_grad():
        #=     best = self.net(s2).amax(1)
        best = self.net(s2).amax(1)  # --
        y = torch.where(over, r, r + self.gamma * best)  # <- bootstrap-target-with-graph, kept
        loss = ((q_sa - y) ** 2).mean()
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()


learner, spot = Learner(6, 2), 2
for move in range(200):
    state = torch.eye(6)[spot]
    action = learner.act(state, max(0.1, 1 - move / 100))
    spot = max(0, min(5, spot + (1 if action else -1)))
    over = spot in (0, 5)
    reward = torch.tensor(1.0 if spot == 5 else 0.0)
    learner.memory.append((state, torch.tensor(action), reward, torch.eye(6)[spot], torch.tensor(over)))
    spot = 2 if over else spot
    if len(learner.memory) >= 40:
        last = learner.learn()
print(last, learner.net(torch.eye(6)).argmax(1).tolist())
