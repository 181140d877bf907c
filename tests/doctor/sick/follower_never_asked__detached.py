"""A plain loop over stored steps; the goal is detached, but comes from the network that learns."""

import torch
from torch import nn

torch.manual_seed(5)


def make():
    return nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 3))


policy_net, target_net = make(), make()
target_net.load_state_dict(policy_net.state_dict())
target_net.eval()
optimizer = torch.optim.AdamW(policy_net.parameters(), lr=1e-3)
criterion = nn.SmoothL1Loss()
seen, done = torch.randn(500, 4), torch.randint(3, (500, 1))
then = 0.8 * seen + 0.3 * (done - 1) + 0.05 * torch.randn(500, 4)
paid, over = -then.abs().mean(1), (torch.rand(500) < 0.1).float()
for step in range(240):
    rows = torch.randint(500, (40,))
    said = policy_net(seen[rows]).gather(1, done[rows]).squeeze(1)
    ahead = policy_net(then[rows]).detach().amax(1)  # <- follower-never-asked
    #= ahead = target_net(then[rows]).detach().amax(1)
    loss = criterion(said, paid[rows] + 0.95 * (1 - over[rows]) * ahead)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 40 == 39:
        target_net.load_state_dict(policy_net.state_dict())
        print(step, loss.item())
