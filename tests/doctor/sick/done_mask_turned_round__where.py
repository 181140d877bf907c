import random

import torch
import torch.nn as nn

torch.manual_seed(3)
random.seed(3)
N = 6
q = nn.Sequential(nn.Linear(N, 32), nn.ReLU(), nn.Linear(32, 2))
slow = nn.Sequential(nn.Linear(N, 32), nn.ReLU(), nn.Linear(32, 2))
slow.load_state_dict(q.state_dict())
opt = torch.optim.Adam(q.parameters(), lr=3e-3)
eye, memory, place = torch.eye(N), [], 0
for turn in range(260):
    action = random.randrange(2)
    after = max(0, place + (1 if action else -1))
    over = after == N - 1
    memory.append((place, action, 1.0 if over else -0.02, after, over))
    place = 0 if over else after
    if turn < 60:
        continue
    s, a, rewards, s2, terminal = (torch.tensor(part) for part in zip(*random.sample(memory, 32)))
    with torch.no_grad():
        value = slow(eye[s2]).amax(1)
        td_target = rewards + 0.9 * value * terminal.float()  # <- done-mask-turned-round
        #= td_target = rewards + 0.9 * value * (~terminal).float()
    loss = (q(eye[s]).gather(1, a[:, None]).squeeze(1) - td_target).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for old, new in zip(slow.parameters(), q.parameters()):
            old.lerp_(new, 0.05)
print(q(eye).argmax(1).tolist())
