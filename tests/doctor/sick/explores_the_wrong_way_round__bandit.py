"""A bandit with contexts; one line chooses, epsilon stays small."""

import random

import torch
from torch import nn

torch.manual_seed(1)
random.seed(1)
EPS = 0.1
arms = torch.randn(4, 6)
guess = nn.Linear(6, 4)
adam = torch.optim.Adam(guess.parameters(), lr=0.02)
earned = []
for pull in range(400):
    context = torch.randn(6)
    values = guess(context)
    arm = random.choice(range(4)) if random.random() >= EPS else int(values.max(0).indices)  # <- explores-the-wrong-way-round
    #= arm = random.choice(range(4)) if random.random() < EPS else int(values.max(0).indices)
    reward = arms[arm] @ context
    loss = nn.functional.mse_loss(values[arm], reward)
    adam.zero_grad()
    loss.backward()
    adam.step()
    earned.append(reward.item())
print(sum(earned[-100:]) / 100)
