import torch
from torch import nn


class GAN:
    def __init__(self, z=4, d=2):
        self.z = z
        self.g = nn.Sequential(nn.Linear(z, 24), nn.ReLU(), nn.Linear(24, d))
        self.d = nn.Sequential(nn.Linear(d, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
        self.og = torch.optim.Adam(self.g.parameters(), 1e-3, betas=(0.0, 0.9))
        self.od = torch.optim.Adam(self.d.parameters(), 2e-3, betas=(0.0, 0.9))

    def step(self, real):
        fake = self.g(torch.randn(len(real), self.z))
        d_loss = torch.relu(1 - self.d(real)).mean() + torch.relu(1 + self.d(fake.detach())).mean()
        self.od.zero_grad()
        d_loss.backward()
        self.od.step()
        g_loss = -self.d(fake).mean()
        self.og.zero_grad()
        g_loss.backward()
        self.og.step()
        return d_loss.item(), g_loss.item()


torch.manual_seed(0)
gan = GAN()
for it in range(60):
    losses = gan.step(torch.randn(32, 2) * 0.3 + torch.tensor([1.0, -1.0]))
print(losses, gan.g(torch.randn(100, 4)).mean(0).tolist())
