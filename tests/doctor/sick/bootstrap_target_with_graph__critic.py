"""A one-step actor-critic on a line; the critic learns from its own error."""

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(3)
DISCOUNT = 0.95


class Agent(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 32), nn.Tanh())
        self.policy, self.value = nn.Linear(32, 2), nn.Linear(32, 1)

    def forward(self, x):
        h = self.body(x)
        return self.policy(h), self.value(h).squeeze(-1)


def world(place, speed, push):
    speed = 0.9 * speed + 0.1 * (2 * push - 1)
    place = (place + speed).clamp(-2, 2)
    return place, speed, 1 - place.abs()


agent = Agent()
optim = torch.optim.Adam(agent.parameters(), lr=2e-3)
place, speed = torch.rand(48) * 2 - 1, torch.zeros(48)
for t in range(120):
    logits, worth = agent(torch.stack([place, speed], 1))
    dist = torch.distributions.Categorical(logits=logits)
    push = dist.sample()
    place, speed, bonus = world(place, speed, push)
    _, later = agent(torch.stack([place, speed], 1))
    surprise = bonus + DISCOUNT * later - worth  # <- bootstrap-target-with-graph
    #= surprise = bonus + DISCOUNT * later.detach() - worth
    actor_loss = -(dist.log_prob(push) * surprise.detach()).mean()
    critic_loss = surprise.pow(2).mean()
    optim.zero_grad()
    (actor_loss + 0.5 * critic_loss).backward()
    optim.step()
    if t % 40 == 39:
        print(t, bonus.mean().item(), critic_loss.item())
