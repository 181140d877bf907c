import torch
from torch import nn
from torch.autograd import grad

torch.manual_seed(3)


def penalty(critic, real, fake):
    share = torch.rand(len(real), 1)
    between = (share * real + (1 - share) * fake).requires_grad_(True)
    score = critic(between)
    slope = grad(  # <- derivative-without-graph, kept
        outputs=score,
        inputs=between,
        grad_outputs=torch.ones_like(score),
        retain_graph=True,  # --
        #= create_graph=True,
    )[0]
    return ((slope.view(len(real), -1).norm(2, dim=1) - 1) ** 2).mean()


def ring(n):
    angle = torch.rand(n) * 6.28
    return torch.stack([angle.cos(), angle.sin()], 1) + 0.05 * torch.randn(n, 2)


critic = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
maker = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
critics = torch.optim.Adam(critic.parameters(), lr=1e-3, betas=(0.0, 0.9))
makers = torch.optim.Adam(maker.parameters(), lr=1e-3, betas=(0.0, 0.9))
for step in range(60):
    for turn in range(3):
        real, fake = ring(64), maker(torch.randn(64, 4)).detach()
        loss = critic(fake).mean() - critic(real).mean() + 10 * penalty(critic, real, fake)
        critics.zero_grad()
        loss.backward()
        critics.step()
    praise = -critic(maker(torch.randn(64, 4))).mean()
    makers.zero_grad()
    praise.backward()
    makers.step()
print(loss.item(), praise.item())
