from dataclasses import dataclass
import random
import torch
from torch import nn
random.seed(1)
torch.manual_seed(1)
@dataclass
class Step:
    state: int
    action: int
    reward: float
    nxt: int
    terminal: bool
def world(state, action):
    nxt = max(0, state + (1 if action else -1))
    terminal = nxt == 10
    return nxt, (5.0 if terminal else -0.1), terminal
net = nn.Sequential(nn.Embedding(11, 16), nn.ReLU(), nn.Linear(16, 2))
old = nn.Sequential(nn.Embedding(11, 16), nn.ReLU(), nn.Linear(16, 2))
old.load_state_dict(net.state_dict())
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
def td_loss(batch, gamma):
    s = torch.tensor([b.state for b in batch])
    a = torch.tensor([b.action for b in batch])
    r = torch.tensor([b.reward for b in batch])
    n = torch.tensor([b.nxt for b in batch])
    ends = torch.tensor([b.terminal for b in batch])
    best = net(n).argmax(1, keepdim=True)
    with torch.no_grad():
        follow = old(n).gather(1, best).squeeze(1)
    value = net(s).gather(1, a[:, None]).squeeze(1)
    return nn.functional.huber_loss(value, r + gamma * follow)  # <- end-of-episode-ignored
    #= return nn.functional.huber_loss(value, r + gamma * follow * ~ends)
replay, s = [], 0
for t in range(600):
    a = random.randrange(2)
    n, r, terminal = world(s, a)
    replay.append(Step(s, a, r, n, terminal))
    s = 0 if terminal else n
    if t >= 64:
        loss = td_loss(random.sample(replay, 32), 0.9)
        adam.zero_grad()
        loss.backward()
        adam.step()
    if t % 50 == 0:
        old.load_state_dict(net.state_dict())
print(loss.item())
