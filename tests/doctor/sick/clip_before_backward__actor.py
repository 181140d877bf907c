import torch
import torch.nn as nn
from torch.distributions import Normal

torch.manual_seed(0)
actor = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
log_std = nn.Parameter(torch.zeros(1))
pi_optim = torch.optim.Adam(list(actor.parameters()) + [log_std], lr=0.01)


def update(obs, act, adv):
    dist = Normal(actor(obs), log_std.exp())
    loss = -(dist.log_prob(act) * adv).mean()
    pi_optim.zero_grad()
    torch.nn.utils.clip_grad_norm_(actor.parameters(), 0.5)  # <- clip-before-backward
    loss.backward()
    #= torch.nn.utils.clip_grad_norm_(actor.parameters(), 0.5)
    pi_optim.step()


for epoch in range(60):
    obs = torch.randn(128, 2)
    with torch.no_grad():
        act = Normal(actor(obs), log_std.exp()).sample()
    rew = -(act - obs.sum(1, keepdim=True)) ** 2
    update(obs, act, (rew - rew.mean()) / (rew.std() + 1e-6))
    if epoch % 15 == 0:
        print(epoch, "return", rew.mean().item())
