import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(3)
body = nn.Sequential(nn.Linear(2, 24), nn.Tanh())
actor, value = nn.Linear(24, 1), nn.Linear(24, 1)
model = nn.Linear(3, 2)  # learns what an action does
width = nn.Parameter(torch.zeros(1))
optimizer = torch.optim.Adam([*body.parameters(), *actor.parameters(), *value.parameters(), *model.parameters(), width], 3e-3)
state = torch.randn(64, 2)
for step in range(120):
    h = body(state)
    policy = Normal(actor(h), width.exp())
    action = policy.sample()
    following = 0.9 * state + 0.3 * action + 0.05 * torch.randn(64, 2)
    reward = -(following**2).sum(1, keepdim=True)
    guess = model(torch.cat([state, action], 1))
    advantage = (reward - value(h)).detach()
    loss = -(policy.log_prob(action) * advantage).mean() + (value(h) - reward).pow(2).mean()
    loss = loss + (guess - following).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    state = following.detach()
print(loss.item(), reward.mean().item())
with torch.no_grad():
    print(Normal(actor(body(state)), width.exp()).sample().shape)
