"""A Wasserstein critic that is cleared at the wrong end: when the generator begins, not when it begins itself."""
import torch
from torch import nn


class Wasserstein:
    def __init__(self):
        self.maker = nn.Sequential(nn.Linear(5, 24), nn.Tanh(), nn.Linear(24, 3))
        self.critic = nn.Sequential(nn.Linear(3, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
        self.slow = torch.optim.RMSprop(self.maker.parameters(), lr=5e-4)
        self.fast = torch.optim.RMSprop(self.critic.parameters(), lr=5e-4)

    def move_maker(self, count):
        self.slow.zero_grad(set_to_none=False)
        self.fast.zero_grad(set_to_none=False)  # --
        price = -self.critic(self.maker(torch.randn(count, 5))).mean()
        price.backward()
        self.slow.step()
        return price.item()

    def move_critic(self, real):
        with torch.no_grad():
            fake = self.maker(torch.randn(len(real), 5))
        #= self.fast.zero_grad()
        (-self.critic(real).mean()).backward()
        self.critic(fake).mean().backward()  # <- generator-gradients-in-discriminator-step, kept
        self.fast.step()
        with torch.no_grad():
            for weights in self.critic.parameters():
                weights.clamp_(-0.1, 0.1)


torch.manual_seed(48)
game = Wasserstein()
for turn in range(150):
    price = game.move_maker(80)
    game.move_critic(torch.randn(80, 3) * torch.tensor([1.0, 0.2, 2.0]) + 1)
print(price)
