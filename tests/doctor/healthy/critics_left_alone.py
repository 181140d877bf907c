"""Advantages cut off in many ways: no term of the policy's reaches the critic."""

import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
worth = torch.randn(4, 3)


def advantage_of(critic, states, returns):
    with torch.no_grad():
        return returns - critic(states).squeeze(1)


def run(kind):
    policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
    critic = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 1))
    optimizer = torch.optim.Adam([*policy.parameters(), *critic.parameters()], lr=3e-3)
    for step in range(60):
        states = torch.randn(64, 4)
        choice = Categorical(logits=policy(states))
        actions = choice.sample()
        returns = (states @ worth).gather(1, actions[:, None]).squeeze(1)
        value = critic(states).squeeze(1)
        if kind == "function":
            advantage = advantage_of(critic, states, returns)
        elif kind == "data":
            advantage = returns - value.data
        else:
            advantage = (returns - value).detach()
        advantage = (advantage - advantage.mean()) / (advantage.std() + 1e-8)
        policy_loss = -(choice.log_prob(actions) * advantage).mean()
        loss = policy_loss + 0.5 * nn.functional.mse_loss(value, returns)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return returns.mean().item()


for kind in ("function", "data", "detached"):
    print(kind, run(kind))
