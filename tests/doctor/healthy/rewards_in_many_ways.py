"""Returns and ends of episodes, written in ways that look turned round."""

import torch
from torch import nn

torch.manual_seed(0)
gamma = 0.9


class Spread:
    """Running return, only to scale the rewards."""

    def __init__(self):
        self.total, self.seen = 0.0, []

    def __call__(self, reward):
        self.total = reward + gamma * self.total
        self.seen.append(self.total)
        return reward / (torch.tensor(self.seen).std() + 1 if len(self.seen) > 1 else 1)


def play(policy, scale):
    x, scores, rewards = torch.randn(2), [], []
    for _ in range(12):
        choice = torch.distributions.Categorical(logits=policy(x))
        move = choice.sample()
        scores.append(choice.log_prob(move))
        x = 0.9 * x + 0.2 * (2 * move - 1)
        rewards.append(float(scale(-x.abs().sum())))
    return scores, rewards


def returns(rewards):
    total, found = 0.0, []
    for r in rewards[::-1]:
        total = r + gamma * total
        found.append(total)
    return torch.tensor(found).flip(0)


policy, scale = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2)), Spread()
optimizer = torch.optim.Adam(policy.parameters(), lr=1e-2)
for episode in range(30):
    scores, rewards = play(policy, scale)
    gain = returns(rewards)
    loss = -(torch.stack(scores) * (gain - gain.mean())).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

q = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(q.parameters(), lr=1e-3)
state, after = torch.randn(300, 3), torch.randn(300, 3)
action, reward = torch.randint(0, 2, (300, 1)), torch.randn(300)
terminated = torch.rand(300) < 0.1
goes_on = 1.0 - terminated.float()
bonus_at_end = 0.5 * terminated.float()
for step in range(60):
    i = torch.randint(0, 300, (32,))
    with torch.no_grad():
        later = q(after[i]).max(1).values
        goal = reward[i] + bonus_at_end[i] + gamma * goes_on[i] * later
        goal = torch.where(terminated[i], reward[i], goal)
    loss = nn.functional.mse_loss(q(state[i]).gather(1, action[i]).squeeze(1), goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
