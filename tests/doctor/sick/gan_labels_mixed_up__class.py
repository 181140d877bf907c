import torch
from torch import nn


class Forgery(nn.Module):
    def __init__(self, noise=6):
        super().__init__()
        self.noise = noise
        self.painter = nn.Sequential(nn.Linear(noise, 32), nn.ReLU(), nn.Linear(32, 16), nn.Sigmoid())
        self.expert = nn.Sequential(nn.Linear(16, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1), nn.Sigmoid())
        self.bce = nn.BCELoss()
        self.paint_opt = torch.optim.Adam(self.painter.parameters(), lr=1e-3)
        self.judge_opt = torch.optim.Adam(self.expert.parameters(), lr=1e-3)

    def judge_step(self, pictures):
        n = len(pictures)
        self.judge_opt.zero_grad()
        genuine = self.bce(self.expert(pictures), torch.full((n, 1), 0.9))
        genuine.backward()
        with torch.no_grad():
            forged = self.painter(torch.randn(n, self.noise))
        fake = self.bce(self.expert(forged), torch.zeros(n, 1))
        fake.backward()
        self.judge_opt.step()
        return (genuine + fake).item()

    def paint_step(self, n):
        self.paint_opt.zero_grad()
        forged = self.painter(torch.randn(n, self.noise))
        verdict = self.expert(forged).view(-1)
        loss = self.bce(verdict, torch.zeros(n))  # <- gan-labels-mixed-up
        #= loss = self.bce(verdict, torch.ones(n))
        loss.backward()
        self.paint_opt.step()
        return loss.item()


torch.manual_seed(0)
pictures = (torch.rand(600, 1) * torch.linspace(0, 1, 16) + 0.05 * torch.rand(600, 16)).clamp(0, 1)
game = Forgery()
for epoch in range(6):
    for batch in pictures[torch.randperm(600)].split(50):
        d, g = game.judge_step(batch), game.paint_step(50)
    print(epoch, d, g)
