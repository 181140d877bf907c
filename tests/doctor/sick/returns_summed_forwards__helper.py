"""REINFORCE on many small bandit walks at once; a helper sums up the rewards."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(5)
WALKS, STEPS = 24, 10


class Agent(nn.Module):
    def __init__(self):
        super().__init__()
        self.look, self.choose = nn.Linear(2, 20), nn.Linear(20, 2)

    def forward(self, seen):
        return F.log_softmax(self.choose(F.relu(self.look(seen))), dim=1)


def compute_returns(earned, discount=0.9):
    collected = []
    running = torch.zeros(WALKS)
    #= for reward in reversed(earned):
    for reward in earned:  # --
        running = discount * running + reward  # <- returns-summed-forwards, kept
        collected.append(running)
    #= collected.reverse()
    return torch.stack(collected)


agent = Agent()
optimizer = torch.optim.RMSprop(agent.parameters(), lr=3e-3)
for game in range(80):
    place, wanted = torch.zeros(WALKS), torch.randn(WALKS).sign()
    chosen, earned = [], []
    for _ in range(STEPS):
        scores = agent(torch.stack([place, wanted], 1))
        move = torch.multinomial(scores.exp(), 1)
        chosen.append(scores.gather(1, move)[:, 0])
        place = place + 0.3 * (2.0 * move[:, 0] - 1)
        earned.append(-(place - wanted).abs())
    gains = compute_returns(earned)
    gains = (gains - gains.mean()) / gains.std()
    loss = -(torch.stack(chosen) * gains).sum(0).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(torch.stack(earned).sum(0).mean())
