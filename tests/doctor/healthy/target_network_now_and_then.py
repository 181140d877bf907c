"""A target network that follows seldom: on a count of steps, and, in a short trial, as a long run will need it."""

import copy

import torch
from torch import nn

FOLLOW_EVERY, EPISODES = 150, 40
torch.manual_seed(73)


def network():
    return nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 2))


def experience(n):
    here, move, after = torch.randn(n, 3), torch.randint(0, 2, (n, 1)), torch.randn(n, 3)
    return here, move, here[:, 0] * (2 * move[:, 0] - 1), after


def learn(online, target, adam):
    here, move, reward, after = experience(32)
    with torch.no_grad():
        wanted = reward + 0.9 * target(after).max(1).values
    loss = nn.functional.smooth_l1_loss(online(here).gather(1, move).squeeze(1), wanted)
    adam.zero_grad()
    loss.backward()
    adam.step()
    return loss.item()


online = network()
target = copy.deepcopy(online)
adam = torch.optim.Adam(online.parameters(), lr=1e-3)
steps = 0
for episode in range(1, EPISODES + 1):
    for turn in range(10):
        loss = learn(online, target, adam)
        steps += 1
        if steps % FOLLOW_EVERY == 0:
            target.load_state_dict(online.state_dict())
    if episode % 1000 == 0:
        target.load_state_dict(online.state_dict())
print(loss)

other = network()
behind = copy.deepcopy(other)
sgd = torch.optim.SGD(other.parameters(), lr=1e-2)
for step in range(120):
    loss = learn(other, behind, sgd)
    if step % 1000 == 999:
        behind.load_state_dict(other.state_dict())
print(loss)
