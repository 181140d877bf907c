"""Losses with one logarithm of a sigmoid: pairs compared, a chance without a bias, rewards of a policy, a penalty."""
import torch
from torch import nn

torch.manual_seed(56)
x = torch.randn(400, 5)
worth = x @ torch.randn(5)
score = nn.Linear(5, 1)
policy = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 1))
gate = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 1), nn.Sigmoid())
optimizer = torch.optim.Adam([*score.parameters(), *policy.parameters(), *gate.parameters()], lr=5e-3)
for step in range(120):
    one, other = torch.randint(0, 400, (2, 64))
    surely = ((worth[one] - worth[other]) > 0).float()
    likely = torch.sigmoid(score(x[one]) - score(x[other])).squeeze(1)
    optimizer.zero_grad()
    (-(surely * likely.log()).mean()).backward()

    chance = torch.sigmoid(policy(x[one])).squeeze(1)
    act = torch.bernoulli(chance.detach())
    reward = (act == (worth[one] > 0).float()).float()
    taken = torch.where(act > 0, chance, 1 - chance)
    (-(reward * taken.log()).mean()).backward()

    opened = gate(x[one]).squeeze(1)
    (-(surely * opened.log()).mean() + 2 * opened.mean()).backward()
    optimizer.step()
print(likely.mean().item(), reward.mean().item(), opened.mean().item())
