"""A deterministic policy and its critic: the actor should raise what the critic says."""

import torch
from torch import nn


class Learner:
    def __init__(self):
        self.actor = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2), nn.Tanh())
        self.critic = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
        self.actor_optimizer = torch.optim.Adam(self.actor.parameters(), lr=1e-3)
        self.critic_optimizer = torch.optim.Adam(self.critic.parameters(), lr=3e-3)

    def update(self, states, actions, rewards):
        values = self.critic(torch.cat([states, actions], dim=1)).squeeze(1)
        critic_loss = nn.functional.mse_loss(values, rewards)
        self.critic_optimizer.zero_grad()
        critic_loss.backward()
        self.critic_optimizer.step()
        chosen = self.actor(states)
        actor_loss = self.critic(torch.cat([states, chosen], dim=1)).mean()  # <- sign-turned-round
        #= actor_loss = -self.critic(torch.cat([states, chosen], dim=1)).mean()
        self.actor_optimizer.zero_grad()
        actor_loss.backward()
        self.actor_optimizer.step()
        return critic_loss.item(), actor_loss.item()


torch.manual_seed(0)
learner, target = Learner(), torch.randn(3, 2)
for step in range(200):
    states = torch.randn(64, 3)
    with torch.no_grad():
        actions = (learner.actor(states) + 0.3 * torch.randn(64, 2)).clamp(-1, 1)
    rewards = -(actions - torch.tanh(states @ target)).pow(2).sum(1)
    losses = learner.update(states, actions, rewards)
    if step % 50 == 49:
        print(step, rewards.mean().item(), *losses)
