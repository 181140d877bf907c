"""Generalised advantages, added up from the first step to the last."""

import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 2))
critic = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam([*policy.parameters(), *critic.parameters()], lr=2e-3)
gamma, lam, length = 0.95, 0.9, 25


def advantages_of(rewards, values, after):
    deltas = rewards + gamma * after - values
    advantages, gae = torch.zeros(length), 0.0
    for t in range(length):  # --
    #= for t in reversed(range(length)):
        gae = deltas[t] + gamma * lam * gae  # <- returns-summed-forwards, kept
        advantages[t] = gae
    return advantages


for episode in range(30):
    place, seen, moves, rewards = torch.randn(3), [], [], []
    for _ in range(length):
        with torch.no_grad():
            move = Categorical(logits=policy(place)).sample()
        seen.append(place)
        moves.append(move)
        place = 0.9 * place + 0.1 * torch.randn(3) + 0.1 * (move.item() - 0.5)
        rewards.append(-place.pow(2).sum())
    seen, moves, rewards = torch.stack(seen), torch.stack(moves), torch.stack(rewards)
    values = critic(seen).squeeze(1)
    with torch.no_grad():
        gains = advantages_of(rewards, values, torch.cat([values[1:], torch.zeros(1)]))
        goals = gains + values
    logs = Categorical(logits=policy(seen)).log_prob(moves)
    loss = -(logs * gains).mean() + 0.5 * nn.functional.mse_loss(values, goals)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if episode % 10 == 9:
        print(episode, rewards.mean().item())
