import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(12)
policy = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
critic = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam([*policy.parameters(), *critic.parameters()], lr=5e-3)
wind = torch.tensor([0.8, -0.5, 0.3])


def losses(dist, action, reward, states):
    values = critic(states).squeeze(1)
    advantage = (reward - values).detach()
    return -(dist.log_prob(action) * advantage).mean(), (values - reward).square().mean()


def earned(states, action):
    return -(action - states @ wind).square()


for step in range(400):
    states = torch.randn(96, 3)
    dist = Normal(policy(states).squeeze(1), 0.4)
    action = dist.sample()
    reward = earned(states, action)
    actor, judge = losses(dist, action, reward, states)
    optimizer.zero_grad()
    (actor + 0.5 * judge).backward()
    optimizer.step()
    if step % 100 == 99:
        print(step, f"reward {reward.mean().item():.3f}")
