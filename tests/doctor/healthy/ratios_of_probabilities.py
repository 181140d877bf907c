"""Ratios that are 1 on purpose, or only in the first pass: each is as it should be."""

import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
worth = torch.randn(4, 3)
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
optimizer = torch.optim.Adam(policy.parameters(), lr=3e-3)
for rollout in range(30):  # one step for each rollout: the ratio only carries the gradient
    states = torch.randn(64, 4)
    taken = Categorical(logits=policy(states))
    actions = taken.sample()
    reward = (states @ worth).gather(1, actions[:, None]).squeeze(1)
    gain = (reward - reward.mean()) / reward.std()
    logged = taken.log_prob(actions)
    ratio = torch.exp(logged - logged.detach())
    loss = -torch.min(ratio * gain, ratio.clamp(0.8, 1.2) * gain).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.mean().item())

second = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
learning = torch.optim.Adam(second.parameters(), lr=3e-3)
for rollout in range(15):
    states = torch.randn(64, 4)
    with torch.no_grad():
        actions = Categorical(logits=second(states)).sample()
    reward = (states @ worth).gather(1, actions[:, None]).squeeze(1)
    gain, old = (reward - reward.mean()) / reward.std(), None
    for again in range(4):
        new = Categorical(logits=second(states)).log_prob(actions)
        if old is None:
            old = new.detach()  # the weights that took the actions: nothing has been learned yet
        ratio = (new - old).exp()
        loss = -torch.min(ratio * gain, ratio.clamp(0.8, 1.2) * gain).mean()
        learning.zero_grad()
        loss.backward()
        learning.step()
print(reward.mean().item())
