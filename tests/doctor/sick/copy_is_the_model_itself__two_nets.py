import random

import torch
from torch import nn

torch.manual_seed(0)
random.seed(0)


class Values(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 2))

    def forward(self, s):
        return self.body(s)


class Agent:
    def __init__(self, net):
        self.online = net.to("cpu")
        self.target = net.to("cpu")  # <- copy-is-the-model-itself
        #= self.target = Values().to("cpu")
        self.optimizer = torch.optim.Adam(self.online.parameters(), lr=1e-3)
        self.memory = []

    def learn(self, turn):
        s, a, r, after = map(torch.stack, zip(*random.sample(self.memory, 16)))
        q = self.online(s).gather(1, a)
        goal = r + 0.9 * self.target(after).max(1, keepdim=True)[0].detach()
        loss = nn.functional.smooth_l1_loss(q, goal)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        if turn % 10 == 0:
            self.target.load_state_dict(self.online.state_dict())
        return loss.item()


agent = Agent(Values())
for turn in range(80):
    s = torch.randn(3)
    a = torch.tensor([random.randrange(2)])
    agent.memory.append((s, a, s[:1] * (a * 2 - 1), s + 0.1 * torch.randn(3)))
    if turn >= 16:
        loss = agent.learn(turn)
print(loss)
