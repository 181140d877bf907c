"""Networks beside the one that learns, which shall never change: a potential, a random target, a teacher."""

import copy

import torch
from torch import nn

torch.manual_seed(0)
discount = 0.9


def net(out):
    return nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, out))


states, after = torch.randn(500, 4), torch.randn(500, 4)
actions, rewards = torch.randint(0, 2, (500, 1)), torch.randn(500)

guide = net(1)  # a potential, for shaped rewards
pupil = net(1)
for p in guide.parameters():
    p.requires_grad_(False)
optimizer = torch.optim.Adam(pupil.parameters(), lr=1e-3)
for step in range(150):  # the return of one step, shaped
    i = torch.randint(0, 500, (32,))
    shaped = rewards[i] + discount * guide(after[i]).squeeze(1) - guide(states[i]).squeeze(1)
    loss = nn.functional.mse_loss(pupil(states[i]).squeeze(1), shaped)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("shaped", loss.item())

fixed, predictor = net(8).eval(), net(8)  # random network distillation
optimizer = torch.optim.Adam(predictor.parameters(), lr=1e-3)
for step in range(150):
    i = torch.randint(0, 500, (32,))
    with torch.no_grad():
        wanted = fixed(states[i])
    novelty = (predictor(states[i]) - wanted).pow(2).mean(1)
    bonus = rewards[i] + 0.5 * novelty.detach()
    optimizer.zero_grad()
    novelty.mean().backward()
    optimizer.step()
print("novelty", novelty.mean().item(), bonus.mean().item())

policy = net(2)
reference = copy.deepcopy(policy)
optimizer = torch.optim.Adam(policy.parameters(), lr=1e-3)
for step in range(150):  # a policy that must not go far from where it began
    i = torch.randint(0, 500, (64,))
    logp = torch.log_softmax(policy(states[i]), 1)
    with torch.no_grad():
        before = torch.log_softmax(reference(states[i]), 1)
    gain = (logp.gather(1, actions[i]).squeeze(1) * rewards[i]).mean()
    away = (logp.exp() * (logp - before)).sum(1).mean()
    loss = -gain + 0.2 * away
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("policy", loss.item())

value = net(1)
for sweep in range(6):  # fitted value iteration: one copy for a whole regression
    last = copy.deepcopy(value).eval()
    optimizer = torch.optim.Adam(value.parameters(), lr=2e-3)
    with torch.no_grad():
        goal = rewards + discount * last(after).squeeze(1)
    for step in range(40):
        loss = nn.functional.mse_loss(value(states).squeeze(1), goal)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("sweeps", loss.item())
