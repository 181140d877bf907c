import torch
from torch import nn

torch.manual_seed(0)
critic_steps, batch = 4, 32


class Maker(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(6, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 2))

    def forward(self, noise):
        return self.body(noise)


maker = Maker()
critic = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
makers = torch.optim.Adam(maker.parameters(), lr=1e-3, betas=(0.5, 0.9))
critics = torch.optim.Adam(critic.parameters(), lr=1e-3, betas=(0.5, 0.9))
up, down = -torch.ones(batch, 1), torch.ones(batch, 1)


def slope(real, fake):
    share = torch.rand(batch, 1)
    between = (share * real + (1 - share) * fake).requires_grad_()
    said = critic(between)
    grad = torch.autograd.grad(said, between, torch.ones_like(said), create_graph=True)[0]
    return 10 * ((grad.norm(2, dim=1) - 1) ** 2).mean()


for step in range(30):
    for _ in range(critic_steps):
        real = torch.randn(batch, 2) * 0.5 + 2
        critics.zero_grad()
        made = maker(torch.randn(batch, 6))
        good = critic(real)
        good.backward(up)
        bad = critic(made)
        bad.backward(down)
        slope(real, made.detach()).backward()
        critics.step()
    makers.zero_grad()
    critic(maker(torch.randn(batch, 6))).backward(up)
    makers.step()
print((good.mean() - bad.mean()).item())
