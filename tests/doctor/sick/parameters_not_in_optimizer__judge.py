import torch
import torch.nn as nn

torch.manual_seed(0)


class Maker(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 3))

    def forward(self, z):
        return self.net(z)


class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))

    def forward(self, x):
        return self.net(x).squeeze(1)


maker, judge = Maker(), Judge()
maker_opt = torch.optim.Adam(maker.parameters(), lr=1e-3)
judge_opt = torch.optim.Adam(maker.parameters(), lr=1e-3)  # <- parameters-not-in-optimizer
#= judge_opt = torch.optim.Adam(judge.parameters(), lr=1e-3)
score = nn.BCEWithLogitsLoss()
yes, no = torch.ones(40), torch.zeros(40)
for step in range(60):
    real = torch.randn(40, 3) * 0.4 + torch.tensor([1.0, -1.0, 0.5])
    made = maker(torch.randn(40, 5))
    judge.zero_grad()
    judge_loss = score(judge(real), yes) + score(judge(made.detach()), no)
    judge_loss.backward()
    judge_opt.step()
    maker.zero_grad()
    maker_loss = score(judge(maker(torch.randn(40, 5))), yes)
    maker_loss.backward()
    maker_opt.step()
print(judge_loss.item(), maker_loss.item())
