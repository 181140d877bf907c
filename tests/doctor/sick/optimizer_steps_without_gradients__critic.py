import torch
from torch import nn


class Painter(nn.Module):
    def __init__(self, noise=5):
        super().__init__()
        self.noise = noise
        self.layers = nn.Sequential(nn.Linear(noise, 24), nn.Tanh(), nn.Linear(24, 6))

    def forward(self, many):
        return self.layers(torch.randn(many, self.noise))


class Duel:
    def __init__(self):
        self.painter = Painter()
        self.critic = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
        self.paint = torch.optim.RMSprop(self.painter.parameters(), lr=1e-3)
        self.judge = torch.optim.RMSprop(self.critic.parameters(), lr=1e-3)

    def fakes(self, many):
        with torch.no_grad():  # <- optimizer-steps-without-gradients
            return self.painter(many)  # --
        #= return self.painter(many)

    def critic_step(self, real):
        gap = self.critic(self.fakes(len(real)).detach()).mean() - self.critic(real).mean()
        self.judge.zero_grad()
        gap.backward()
        self.judge.step()
        for weight in self.critic.parameters():
            weight.data.clamp_(-0.1, 0.1)
        return gap.item()

    def painter_step(self, many):
        self.paint.zero_grad()
        opinion = -self.critic(self.fakes(many)).mean()
        opinion.backward()
        self.paint.step()
        return opinion.item()


torch.manual_seed(5)
duel = Duel()
for turn in range(60):
    for _ in range(3):
        gap = duel.critic_step(torch.randn(40, 6) * 0.3 + 1)
    opinion = duel.painter_step(40)
print(gap, opinion)
