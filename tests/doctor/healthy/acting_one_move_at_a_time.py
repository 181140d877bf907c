import random

import torch
from torch import nn
from torch.distributions import Categorical

random.seed(0)
torch.manual_seed(0)


class Walk:
    def reset(self):
        self.at, self.moves = 0, 0
        return self.at

    def step(self, move):
        self.at += 1 if move == 1 else -1
        self.moves += 1
        return self.at, float(self.at > 2), self.moves >= 24


policy = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(policy.parameters(), lr=0.02)
walk = Walk()
for episode in range(25):
    at, done, told, paid = walk.reset(), False, [], []
    while not done:
        choice = Categorical(logits=policy(torch.tensor([[float(at)]])))
        move = choice.sample()
        told.append(choice.log_prob(move))
        at, reward, done = walk.step(move.item())
        paid.append(reward)
    worth = torch.tensor([sum(paid[t:]) for t in range(len(paid))])
    worth = (worth - worth.mean()) / (worth.std() + 1e-6)
    loss = -(torch.cat(told) * worth).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(sum(paid), loss.item())
