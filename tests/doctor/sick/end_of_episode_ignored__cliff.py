"""SARSA-like learning on a small cliff, in one flat script."""

import random

import torch
import torch.nn.functional as F
from torch import nn

random.seed(28)
torch.manual_seed(28)
WIDTH = 5


def step(cell, action):
    row, column = divmod(cell, WIDTH)
    row = min(2, max(0, row + (0, 0, 1, -1)[action]))
    column = min(WIDTH - 1, max(0, column + (1, -1, 0, 0)[action]))
    cell = row * WIDTH + column
    if row == 0 and column == WIDTH - 1:
        return cell, 1.0, True
    if row == 0 and column > 0:
        return cell, -1.0, True
    return cell, -0.02, False


table = nn.Embedding(3 * WIDTH, 4)
optimizer = torch.optim.SGD(table.parameters(), lr=0.3)
buffer, cell = [], 0
for turn in range(600):
    action = random.randrange(4) if random.random() < 0.4 else int(table.weight[cell].argmax())
    new, reward, terminated = step(cell, action)
    buffer.append((cell, action, reward, new, int(terminated)))
    cell = 0 if terminated else new
    if turn < 50 or turn % 3:
        continue
    s, a, rew, s_next, terminal = (torch.tensor(x) for x in zip(*random.sample(buffer, 20), strict=True))
    with torch.no_grad():
        best = table(s_next).max(dim=-1)[0]
        target = rew + 0.9 * best  # <- end-of-episode-ignored
        #= target = rew + 0.9 * torch.where(terminal > 0, 0.0, best)
    loss = F.mse_loss(table(s).gather(-1, a[:, None]).squeeze(-1), target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
