"""A policy with an entropy term that should keep it curious."""

import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
payoff = torch.randn(5, 4)
trunk = nn.Sequential(nn.Linear(5, 32), nn.Tanh())
policy_head, value_head = nn.Linear(32, 4), nn.Linear(32, 1)
optimizer = torch.optim.Adam([*trunk.parameters(), *policy_head.parameters(), *value_head.parameters()], lr=2e-3)
for update in range(80):
    seen = torch.randn(100, 5)
    features = trunk(seen)
    choice, guess = Categorical(logits=policy_head(features)), value_head(features).squeeze(1)
    picks = choice.sample()
    gains = (seen @ payoff).gather(1, picks[:, None]).squeeze(1)
    advantage = (gains - guess).detach()
    actor_loss = -(choice.log_prob(picks) * advantage).mean()
    critic_loss = nn.functional.mse_loss(guess, gains)
    entropy = choice.entropy().mean()
    loss = actor_loss + 0.5 * critic_loss + 0.02 * entropy  # <- sign-turned-round
    #= loss = actor_loss + 0.5 * critic_loss - 0.02 * entropy
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if update % 20 == 19:
        print(update, gains.mean().item(), entropy.item())
