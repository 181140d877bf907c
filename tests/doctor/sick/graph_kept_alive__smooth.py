import torch
from torch import nn
torch.manual_seed(0)
class Trainer:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
        self.opt = torch.optim.Adam(self.net.parameters(), lr=1e-3)
        self.smooth = None
    def step(self, x, y):
        self.opt.zero_grad()
        loss = nn.functional.mse_loss(self.net(x), y)
        loss.backward()
        self.opt.step()
        if self.smooth is None:
            self.smooth = loss  # --
            #= self.smooth = loss.item()
        else:
            self.smooth = 0.98 * self.smooth + 0.02 * loss  # <- graph-kept-alive
            #= self.smooth = 0.98 * self.smooth + 0.02 * loss.item()
t = Trainer()
for i in range(200):
    x = torch.randn(32, 4)
    t.step(x, x.sum(1, keepdim=True))
    if i % 50 == 0:
        print(i, float(t.smooth))
