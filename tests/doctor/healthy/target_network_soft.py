import torch
import torch.nn as nn

torch.manual_seed(0)
online = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 2))
target = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 2))
target.load_state_dict(online.state_dict())
opt = torch.optim.Adam(online.parameters(), lr=3e-3)
gamma, tau = 0.9, 0.05
s = torch.randn(400, 3)
a = torch.randint(0, 2, (400, 1))
r = torch.where(a.squeeze(1) == (s[:, 0] > 0).long(), 1.0, -1.0)
s2 = s.roll(1, 0)
for it in range(80):
    i = torch.randint(0, 400, (32,))
    q = online(s[i]).gather(1, a[i]).squeeze(1)
    with torch.no_grad():
        backup = r[i] + gamma * target(s2[i]).max(1).values
    loss = nn.functional.smooth_l1_loss(q, backup)
    opt.zero_grad()
    loss.backward()
    opt.step()
    for p, tp in zip(online.parameters(), target.parameters()):
        tp.data.mul_(1 - tau).add_(tau * p.data)
greedy = online(s).argmax(1)
print("right action", (greedy == (s[:, 0] > 0).long()).float().mean().item())
