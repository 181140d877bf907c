"""Twin critics for steering a point to the middle; every now and then one is to catch up with the other."""

import torch
from torch import nn

torch.manual_seed(0)
GAMMA = 0.95


def critic():
    return nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))


first, second, first_old, second_old = critic(), critic(), critic(), critic()
first_old.load_state_dict(first.state_dict())
second_old.load_state_dict(second.state_dict())
params = [*first.parameters(), *second.parameters()]
opt = torch.optim.Adam(params, lr=1e-3)
state = torch.rand(1500, 2) * 2 - 1
push = torch.rand(1500, 1) * 2 - 1
after = (state + 0.3 * torch.cat([push, -push], 1)).clamp(-1, 1)
reward = -after.norm(dim=1, keepdim=True)
for step in range(260):
    i = torch.randint(0, 1500, (64,))
    now = torch.cat([state[i], push[i]], 1)
    following = torch.cat([after[i], (-after[i, :1]).clamp(-1, 1)], 1)
    with torch.no_grad():
        least = torch.min(first_old(following), second_old(following))
        goal = reward[i] + GAMMA * least
    loss = (first(now) - goal).pow(2).mean() + (second(now) - goal).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 40 == 39:
        first.load_state_dict(first_old.state_dict())  # <- target-network-never-updated
        second.load_state_dict(second_old.state_dict())  # <- target-network-never-updated
        #= first_old.load_state_dict(first.state_dict())
        #= second_old.load_state_dict(second.state_dict())
        print(step, loss.item())
