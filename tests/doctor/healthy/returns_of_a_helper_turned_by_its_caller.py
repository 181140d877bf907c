"""REINFORCE whose helper only adds up; the caller gives it the rewards from behind and turns the result."""

import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(6)


def discounted_returns(rewards, gamma=0.9):
    out, acc = [], torch.zeros(16)
    for r in rewards:
        acc = r + gamma * acc
        out.append(acc)
    return torch.stack(out)


policy = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(policy.parameters(), lr=0.01)
for episode in range(60):
    at, logs, rewards = torch.rand(16, 1) * 2 - 1, [], []
    for _ in range(8):
        choice = Categorical(logits=policy(at))
        move = choice.sample()
        logs.append(choice.log_prob(move))
        at = at + 0.2 * (move[:, None].float() * 2 - 1)
        rewards.append(-at[:, 0].abs())
    gains = discounted_returns(rewards[::-1]).flip(0)
    loss = -(torch.stack(logs) * (gains - gains.mean())).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(torch.stack(rewards).sum(0).mean())
