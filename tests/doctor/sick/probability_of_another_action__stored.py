"""A policy that acts in one function and learns in another, where it draws once more."""

import torch
from torch import nn
from torch.distributions import Categorical


class Gambler:
    def __init__(self):
        self.net = nn.Linear(6, 4)
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=0.1)

    @torch.no_grad()
    def act(self, states):
        return Categorical(logits=self.net(states)).sample()

    def learn(self, states, actions, rewards):
        choice = Categorical(logits=self.net(states))
        loss = -(choice.log_prob(choice.sample()) * rewards).mean()  # <- probability-of-another-action
        #= loss = -(choice.log_prob(actions) * rewards).mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


torch.manual_seed(2)
gambler, table = Gambler(), torch.randn(6, 4)
for night in range(60):
    states = torch.eye(6)[torch.randint(6, (80,))]
    actions = gambler.act(states)
    rewards = (states @ table).gather(1, actions[:, None]).squeeze(1)
    loss = gambler.learn(states, actions, rewards - rewards.mean())
    if night % 20 == 19:
        print(night, rewards.mean().item(), loss)
