"""A small Q-network in a class; epsilon is lowered after every episode."""

import numpy as np
import torch
from torch import nn


class Agent:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 3))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=2e-3)
        self.epsilon = 0.9

    def act(self, state):
        if np.random.rand() > self.epsilon:  # <- explores-the-wrong-way-round
        #= if np.random.rand() < self.epsilon:
            return np.random.randint(3)
        with torch.no_grad():
            return int(torch.argmax(self.net(state)))

    def learn(self, state, action, goal):
        loss = nn.functional.smooth_l1_loss(self.net(state)[action], goal)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


torch.manual_seed(0)
np.random.seed(0)
agent = Agent()
for episode in range(30):
    state, total = torch.rand(2) - 0.5, 0.0
    for _ in range(10):
        action = agent.act(state)
        after = state + torch.tensor([0.1 * (action - 1), 0.0])
        reward = -after.abs().sum()
        with torch.no_grad():
            goal = reward + 0.8 * agent.net(after).max()
        loss = agent.learn(state, action, goal)
        state, total = after, total + reward.item()
    agent.epsilon *= 0.93
    if episode % 10 == 9:
        print(episode, total, loss)
