import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
class Trainer:
    def __init__(self):
        self.G = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
        self.D = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(), nn.Linear(32, 1))
        self.opts = {'g': torch.optim.Adam(self.G.parameters(), 1e-3), 'd': torch.optim.Adam(self.D.parameters(), 1e-3)}
    def d_step(self, real, fake):
        self.opts['d'].zero_grad()
        loss = F.softplus(-self.D(real)).mean() + F.softplus(self.D(fake)).mean()
        loss.backward()
        self.opts['d'].step()
        return loss.item()
    def g_step(self, fake):
        self.opts['g'].zero_grad()
        loss = F.softplus(-self.D(fake)).mean()
        loss.backward()
        self.opts['g'].step()
        return loss.item()
    def step(self, real):
        fake = self.G(torch.randn(len(real), 4)).data  # <- optimizer-steps-without-gradients
        #= fake = self.G(torch.randn(len(real), 4))
        return self.d_step(real, fake.detach()), self.g_step(fake)
t = Trainer()
for i in range(150):
    r = t.step(torch.randn(64, 2) + 3)
print(r)
