"""A policy that should act more boldly in the beginning: tau divides its shares."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
payoff = torch.randn(4, 3)
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
optimizer = torch.optim.Adam(policy.parameters(), lr=3e-3)
tau = 3.0
for step in range(80):
    seen = torch.randn(64, 4)
    scores = policy(seen)
    with torch.no_grad():
        shares = F.softmax(scores, dim=1) / tau  # <- temperature-after-softmax
        #= shares = F.softmax(scores / tau, dim=1)
        picks = Categorical(probs=shares).sample()
    gains = (seen @ payoff).gather(1, picks[:, None]).squeeze(1)
    logs = Categorical(logits=scores).log_prob(picks)
    loss = -(logs * (gains - gains.mean())).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    tau = max(1.0, tau * 0.98)
    if step % 20 == 19:
        print(step, gains.mean().item())
