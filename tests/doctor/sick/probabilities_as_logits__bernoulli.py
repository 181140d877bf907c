"""A gate that is open or shut, learned by its score; the distribution gets what sigmoid made."""

import torch
from torch import nn
from torch.distributions import Bernoulli

torch.manual_seed(1)
scorer = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
adam = torch.optim.Adam(scorer.parameters(), lr=5e-3)


def gate(states):
    opened = torch.sigmoid(scorer(states)).squeeze(-1)
    return Bernoulli(logits=opened)  # <- probabilities-as-logits
    #= return Bernoulli(probs=opened)


for turn in range(100):
    states = torch.randn(80, 5)
    open_ = gate(states)
    action = open_.sample()
    reward = torch.where(states[:, 0] > 0, action, 1 - action)
    loss = -(open_.log_prob(action) * (reward - reward.mean())).mean()
    adam.zero_grad()
    loss.backward()
    adam.step()
    if turn % 20 == 19:
        print(turn, reward.mean().item())
