"""Losses and likelihoods that are made worse on purpose, beside something that makes them better, or for an input."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.distributions import Normal, kl_divergence

torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, 0] > 0).long()

body, head, spy = nn.Linear(6, 12), nn.Linear(12, 2), nn.Linear(12, 2)
learner = torch.optim.Adam([*body.parameters(), *head.parameters()], lr=1e-3)
watcher = torch.optim.Adam(spy.parameters(), lr=1e-3)
for step in range(30):  # a secret that the features shall not tell
    secret = (x[:, 1] > 0).long()
    features = body(x).tanh()
    watcher.zero_grad()
    F.cross_entropy(spy(features.detach()), secret).backward()
    watcher.step()
    learner.zero_grad()
    (F.cross_entropy(head(features), y) - 0.1 * F.cross_entropy(spy(features), secret)).backward()
    learner.step()

judge = nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 2)).requires_grad_(False)
shift = nn.Parameter(torch.zeros(6))
attacker = torch.optim.SGD([shift], lr=0.1)
for step in range(30):  # one shift that fools a network that stands still
    attacker.zero_grad()
    (-F.cross_entropy(judge(x + shift), y)).backward()
    attacker.step()

encoder, decoder = nn.Linear(6, 4), nn.Linear(2, 6)
adam = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=1e-3)
prior = Normal(0.0, 1.0)
for step in range(30):  # the divergence by one draw
    mean, spread = encoder(x).chunk(2, dim=1)
    q = Normal(mean, F.softplus(spread))
    z = q.rsample()
    adam.zero_grad()
    surprise = -Normal(decoder(z), 1.0).log_prob(x).sum(1)
    (surprise + (q.log_prob(z) - prior.log_prob(z)).sum(1)).mean().backward()
    adam.step()
for step in range(30):  # wide on purpose: what is not likely under a draw of one's own
    mean, spread = encoder(x).chunk(2, dim=1)
    q = Normal(mean, F.softplus(spread))
    adam.zero_grad()
    (q.log_prob(q.sample()).mean() + kl_divergence(q, prior).mean()).backward()
    adam.step()

anchor = nn.Linear(6, 12)
adam = torch.optim.Adam(anchor.parameters(), lr=1e-3)
for step in range(30):  # likeness in a sum: of pairs that belong together, and of those that do not
    adam.zero_grad()
    one, other = anchor(x), anchor(x + 0.1 * torch.randn_like(x))
    loss = F.cosine_similarity(one, other.roll(1, 0)).mean() - F.cosine_similarity(one, other).mean()
    loss.backward()
    adam.step()
print(shift.norm().item())
