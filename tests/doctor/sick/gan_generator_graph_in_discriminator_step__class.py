import torch
from torch import nn


class GAN:
    def __init__(self):
        self.g = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), nn.Linear(12, 1))
        self.d = nn.Sequential(nn.Linear(1, 12), nn.LeakyReLU(0.1), nn.Linear(12, 1), nn.Sigmoid())
        self.g_opt = torch.optim.RMSprop(self.g.parameters(), lr=1e-3)
        self.d_opt = torch.optim.RMSprop(self.d.parameters(), lr=1e-3)
        self.bce = nn.BCELoss()

    def d_step(self, real):
        noise = torch.randn(len(real), 2)
        #= self.d_opt.zero_grad()
        fake = self.g(noise)
        loss = self.bce(self.d(real), torch.ones(len(real), 1))
        loss = loss + self.bce(self.d(fake), torch.zeros(len(real), 1))  # <- gan-generator-graph-in-discriminator-step
        #= loss = loss + self.bce(self.d(fake.detach()), torch.zeros(len(real), 1))
        loss.backward()  # <- gan-generator-graph-in-discriminator-step, kept
        self.d_opt.step()
        self.d_opt.zero_grad()  # --
        return loss.item()

    def g_step(self, n):
        loss = self.bce(self.d(self.g(torch.randn(n, 2))), torch.ones(n, 1))
        #= self.g_opt.zero_grad()
        loss.backward()
        self.g_opt.step()
        self.g_opt.zero_grad()  # --
        self.d_opt.zero_grad()  # --
        return loss.item()


torch.manual_seed(0)
gan = GAN()
for step in range(50):
    d = gan.d_step(torch.randn(32, 1) * 0.5 + 2)
    g = gan.g_step(32)
print(d, g)
