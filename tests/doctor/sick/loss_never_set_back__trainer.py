import torch
from torch import nn


class Denoiser(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(10, width), nn.Tanh(), nn.Linear(width, 10))

    def forward(self, noisy):
        return noisy + self.body(noisy)


class Fitting:
    def __init__(self, net, clean):
        self.net, self.clean = net, clean
        self.rule = torch.optim.AdamW(net.parameters(), lr=5e-3)
        self.total = 0.0

    def one_pass(self):
        #= self.total = 0.0
        pieces = self.clean[torch.randperm(len(self.clean))].split(32)
        for piece in pieces:
            away = self.net(piece + 0.3 * torch.randn_like(piece)) - piece
            squared_loss = away.square().mean()
            self.rule.zero_grad()
            squared_loss.backward()
            self.rule.step()
            self.total += float(squared_loss)
        return self.total / len(pieces)  # <- loss-never-set-back, kept


torch.manual_seed(3)
waves = torch.sin(torch.linspace(0, 3, 10) + 6 * torch.rand(256, 1))
fitting = Fitting(Denoiser(), waves)
for round_number in range(8):
    print(round_number, fitting.one_pass())
