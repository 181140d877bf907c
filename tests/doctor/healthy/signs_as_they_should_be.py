"""Signs that look turned round and are not: a lower bound that is raised, costs, differences the other way about."""

import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
x = torch.randn(200, 6) @ torch.randn(6, 6)
encoder, decoder = nn.Linear(6, 4), nn.Linear(2, 6)
adam = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=5e-3)


def lower_bound(batch):
    mu, logvar = encoder(batch).chunk(2, dim=1)
    z = mu + torch.randn_like(mu) * (logvar / 2).exp()
    likelihood = -(decoder(z) - batch).pow(2).sum(1)
    kl = 0.5 * (mu**2 + logvar.exp() - logvar - 1).sum(1)
    return (likelihood - kl).mean()


for step in range(60):
    loss = -lower_bound(x)
    adam.zero_grad()
    loss.backward()
    adam.step()

policy = nn.Linear(6, 3)
price = torch.randn(6, 3)
sgd = torch.optim.SGD(policy.parameters(), lr=0.1)
for step in range(60):
    choice = Categorical(logits=policy(x))
    action = choice.sample()
    costs = (x @ price).gather(1, action[:, None]).squeeze(1)
    surprise = -choice.log_prob(action)
    advantage = costs.mean() - costs
    loss = (choice.log_prob(action) * (costs - costs.mean())).mean() + 0.0 * (surprise * advantage).mean()
    sgd.zero_grad()
    loss.backward()
    sgd.step()

critic = nn.Linear(6, 1)
sgd = torch.optim.SGD([*policy.parameters(), *critic.parameters()], lr=0.005)
for step in range(40):
    choice = Categorical(logits=policy(x))
    action = choice.sample()
    R = -(x @ price).gather(1, action[:, None]).squeeze(1)
    advantage = critic(x).squeeze(1) - R
    loss = (choice.log_prob(action) * advantage.detach()).mean() + advantage.pow(2).mean()
    sgd.zero_grad()
    loss.backward()
    sgd.step()

mask = (x > 0.5).float()
net = nn.Linear(6, 6)
sgd = torch.optim.SGD(net.parameters(), lr=0.5)
for step in range(40):
    share = torch.sigmoid(net(x))
    inter = (share * mask).sum(1)
    dice = (2 * inter + 1) / (share.sum(1) + mask.sum(1) + 1)
    loss = 1 - dice.mean()
    sgd.zero_grad()
    loss.backward()
    sgd.step()
print(loss.item())
