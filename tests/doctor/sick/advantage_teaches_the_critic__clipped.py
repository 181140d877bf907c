"""PPO with a critic: the gain that weighs the ratio still hangs on the critic's graph."""

import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
mean = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
vf = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam([*mean.parameters(), *vf.parameters()], lr=2e-3)
for rollout in range(20):
    states = torch.randn(96, 2)
    with torch.no_grad():
        taken = Normal(mean(states), 0.5)
        actions = taken.sample()
        logged = taken.log_prob(actions).sum(1)
    returns = -(actions.squeeze(1) - states.sum(1)).abs()
    for _ in range(4):
        v = vf(states).squeeze(1)
        now = Normal(mean(states), 0.5).log_prob(actions).sum(1)
        ratio = torch.exp(now - logged)
        gain = returns - v  # --
        #= gain = returns - v.detach()
        surrogate = torch.min(ratio * gain, ratio.clamp(0.8, 1.2) * gain)  # <- advantage-teaches-the-critic, kept
        loss = -surrogate.mean() + 0.5 * (v - returns).pow(2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(rollout, returns.mean().item(), loss.item())
