"""Products of log-probabilities and rewards or costs that enter a loss with the sign they need."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
adam = torch.optim.Adam(policy.parameters(), lr=1e-2)


def learn(loss):
    adam.zero_grad()
    loss.backward()
    adam.step()
    return loss.item()


memory = []
for episode in range(20):
    for turn in range(10):
        seen = torch.randn(4)
        move = Categorical(logits=policy(seen)).sample()
        memory.append((seen, move, float(move == seen[:3].argmax())))
    states, moves, rewards = zip(*memory)
    returns = torch.tensor(rewards)
    surprise = F.cross_entropy(policy(torch.stack(states)), torch.stack(moves), reduction="none")
    learn((surprise * (returns - returns.mean())).sum())
    memory.clear()

baseline = 0.0
for episode in range(20):
    logps, rewards = [], []
    for turn in range(10):
        seen = torch.randn(4)
        choice = Categorical(logits=policy(seen))
        move = choice.sample()
        logps.append(choice.log_prob(move))
        rewards.append(-1.0 * float(move != seen[:3].argmax()))
    ret = sum(rewards)
    learn((baseline - ret) * torch.stack(logps).sum())
    baseline += 0.1 * (ret - baseline)


def tour_length(points, order):
    return (points[order] - points[order.roll(1)]).norm(dim=1).sum()


def reward(points, order):  # what pointer networks call so is a length, to be made short
    return tour_length(points, order)


for trip in range(20):
    points = torch.rand(3, 2)
    choice = Categorical(logits=policy(points.flatten()[:4]))
    first = choice.sample()
    advantage = reward(points, torch.arange(3).roll(int(first))) - 1.5
    learn((advantage.detach() * choice.log_prob(first)).mean())

teacher = nn.Linear(4, 3).requires_grad_(False)
for step in range(20):
    x = torch.randn(32, 4)
    targets = teacher(x).softmax(1)
    print(learn((targets * (targets.log() - policy(x).log_softmax(1))).sum(1).mean()))
