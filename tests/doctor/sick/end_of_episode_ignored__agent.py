"""A walker on a line with a pit at one end and a prize at the other; an agent class with a replay memory."""

import copy
import random

import torch
from torch import nn

random.seed(27)
torch.manual_seed(27)


class Line:
    def reset(self):
        self.at = 4
        return [self.at / 8]

    def step(self, action):
        self.at += 1 if action else -1
        done = self.at <= 0 or self.at >= 8
        return [self.at / 8], (1.0 if self.at >= 8 else -0.01), done


class Agent:
    def __init__(self, gamma=0.95):
        self.gamma, self.memory = gamma, []
        self.net = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 2))
        self.old = copy.deepcopy(self.net)
        self.optimizer = torch.optim.RMSprop(self.net.parameters(), lr=1e-3)

    def choose(self, state):
        if random.random() < 0.3:
            return random.randrange(2)
        with torch.no_grad():
            return int(self.net(torch.tensor(state)).argmax())

    def learn(self):
        rows = [torch.tensor(column) for column in zip(*random.choices(self.memory, k=24), strict=True)]
        states, actions, rewards, following, dones = rows
        later = self.old(following).amax(1).detach()
        #= goal = rewards + self.gamma * later * (1 - dones.float())
        goal = rewards + self.gamma * later  # <- end-of-episode-ignored
        value = self.net(states)[torch.arange(24), actions]
        loss = (value - goal).square().mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


line, agent = Line(), Agent()
for episode in range(12):
    state, done, error = line.reset(), False, 0.0
    while not done:
        action = agent.choose(state)
        following, reward, done = line.step(action)
        agent.memory.append((state, action, reward, following, done))
        state = following
        error = agent.learn()
    agent.old.load_state_dict(agent.net.state_dict())
    print(episode, error)
