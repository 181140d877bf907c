import torch
from torch import nn

torch.manual_seed(1)
critic = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
maker = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2))
critics = torch.optim.RMSprop(critic.parameters(), lr=1e-3)
makers = torch.optim.RMSprop(maker.parameters(), lr=1e-3)


def real(n):
    angle = torch.rand(n) * 6.28
    return torch.stack([angle.cos(), angle.sin()], 1)


def teach_critic(limit=0.05):
    fake = maker(torch.randn(64, 3)).detach()
    loss = critic(fake).mean() - critic(real(64)).mean()
    critics.zero_grad()
    loss.backward()
    critics.step()
    for w in critic.parameters():
        w.data.clamp(-limit, limit)  # <- result-thrown-away
        #= w.data.clamp_(-limit, limit)
    return loss.item()


for step in range(60):
    for turn in range(3):
        gap = teach_critic()
    praise = -critic(maker(torch.randn(64, 3))).mean()
    makers.zero_grad()
    praise.backward()
    makers.step()
print(gap, praise.item())
