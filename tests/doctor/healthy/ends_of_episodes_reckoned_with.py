"""Ends of episodes that targets reckon with: written into the next value, in a branch, or in a sum over an episode."""

import random

import torch
from torch import nn

random.seed(0)
torch.manual_seed(0)


def env_step(x, a):
    x += 1 if a else -1
    return x, float(x == 5), x in (0, 5)


def look(*places):
    return torch.tensor(places, dtype=torch.float)[:, None]


q = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(q.parameters(), lr=1e-3)


def learn(loss):
    opt.zero_grad()
    loss.backward()
    opt.step()
    return loss.item()


def in_a_branch():
    x, done = 3, False
    while not done:
        a = random.randrange(2)
        x2, reward, done = env_step(x, a)
        target = torch.tensor(reward)
        if not done:
            target = reward + 0.9 * q(look(x2)).max().detach()
        loss = learn((q(look(x))[0, a] - target).pow(2))
        x = x2
    return loss


def at_last():
    x, done = 3, False
    while True:
        a = random.randrange(2)
        x2, reward, done = env_step(x, a)
        if done:
            return learn((q(look(x))[0, a] - reward).pow(2))
        target = reward + 0.9 * q(look(x2)).max().detach()
        learn((q(look(x))[0, a] - target).pow(2))
        x = x2


def of_an_episode():
    states, rewards, done, x = [], [], False, 3
    while not done:
        states.append(x)
        x, reward, done = env_step(x, random.randrange(2))
        rewards.append(reward)
    values = q(look(*states)).max(1).values
    advantages, later = [], 0.0
    for t in reversed(range(len(rewards))):
        after = values[t + 1].detach() if t + 1 < len(rewards) else 0.0
        later = rewards[t] + 0.9 * after - values[t] + 0.8 * later
        advantages.insert(0, later)
    return learn(torch.stack(advantages).pow(2).mean())


print([in_a_branch() for _ in range(20)][-1], [at_last() for _ in range(20)][-1])
print([of_an_episode() for _ in range(20)][-1])
