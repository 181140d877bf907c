import random, torch
from torch import nn
from collections import deque
torch.manual_seed(0); random.seed(0)
value = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1)); opt = torch.optim.Adam(value.parameters(), 3e-3)
memory = deque(maxlen=500)
for t in range(200):
    s = torch.randn(1, 3)
    v = value(s)
    memory.append((s, v, s.sum(1, keepdim=True)))  # <- outputs-kept-with-graph
    #= memory.append((s, v.detach(), s.sum(1, keepdim=True)))
    batch = random.sample(list(memory), min(8, len(memory)))
    ss, rr = torch.cat([m[0] for m in batch]), torch.cat([m[2] for m in batch])
    loss = nn.functional.mse_loss(value(ss), rr)
    opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
