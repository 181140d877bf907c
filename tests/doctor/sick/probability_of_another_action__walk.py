"""Continuous steps towards a goal; one draw is walked, another is asked for its probability."""

import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
aim = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 2))
adam = torch.optim.Adam(aim.parameters(), lr=3e-3)
for episode in range(40):
    place, logs, rewards = torch.randn(2), [], []
    for _ in range(15):
        where_to = Normal(aim(place), 0.3)
        step = where_to.sample()
        guess = where_to.sample()  # --
        logs.append(where_to.log_prob(guess).sum())  # <- probability-of-another-action
        #= logs.append(where_to.log_prob(step).sum())
        place = place + 0.2 * step
        rewards.append(-place.norm().item())
    returns = torch.tensor(rewards).flip(0).cumsum(0).flip(0)
    returns = (returns - returns.mean()) / returns.std()
    loss = -(torch.stack(logs) * returns).mean()
    adam.zero_grad()
    loss.backward()
    adam.step()
    if episode % 10 == 9:
        print(episode, sum(rewards) / 15)
