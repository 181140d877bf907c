import torch
import torch.nn as nn

torch.manual_seed(1)
DISCOUNT = 0.9


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 3))

    def forward(self, x):
        return torch.log_softmax(self.body(x), -1)


def play(policy, length=12):
    goal, at, scores, rewards = int(torch.randint(0, 4, ())), 3, [], []
    for _ in range(length):
        seen = torch.zeros(8)
        seen[goal], seen[4 + at] = 1, 1
        logp = policy(seen)
        move = int(torch.multinomial(logp.exp(), 1))
        scores.append(logp[move])
        at = min(3, max(0, at + move - 1))
        rewards.append(float(at == goal))
    return scores, rewards


def discounted(rewards):
    G, returns = 0.0, []
    for t in range(len(rewards)):
        #= G = rewards[len(rewards) - 1 - t] + DISCOUNT * G
        #= returns.insert(0, G)
        G = rewards[t] + DISCOUNT * G  # <- returns-summed-forwards
        returns.append(G)  # --
    return torch.tensor(returns)


policy = Policy()
optimizer = torch.optim.Adam(policy.parameters(), lr=5e-3)
for episode in range(60):
    scores, rewards = play(policy)
    gain = discounted(rewards)
    loss = -(torch.stack(scores) * (gain - gain.mean())).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(sum(rewards))
