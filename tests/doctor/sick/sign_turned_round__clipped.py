import torch
from torch import nn
torch.manual_seed(0)
actor = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 2))
opt = torch.optim.Adam(actor.parameters(), lr=3e-3)
def collect(n=64):
    obs = torch.randn(n, 3)
    with torch.no_grad():
        dist = torch.distributions.Categorical(logits=actor(obs))
        act = dist.sample()
        old = dist.log_prob(act)
    rew = (act == (obs[:, 0] > 0).long()).float()
    return obs, act, old, rew - rew.mean()
for it in range(40):
    obs, act, old, adv = collect()
    for _ in range(3):
        new = torch.distributions.Categorical(logits=actor(obs)).log_prob(act)
        ratio = (new - old).exp()
        surr1 = ratio * adv
        surr2 = ratio.clamp(0.8, 1.2) * adv
        policy_loss = torch.min(surr1, surr2).mean()  # <- sign-turned-round
        #= policy_loss = -torch.min(surr1, surr2).mean()
        opt.zero_grad()
        policy_loss.backward()
        opt.step()
    if it % 10 == 0:
        print(it, (actor(obs).argmax(1) == (obs[:, 0] > 0).long()).float().mean().item())
