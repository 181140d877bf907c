import torch
from torch import nn

torch.manual_seed(71)


class Learner:
    """Keep a tank half full: pump water in (1) or let it out (0)."""

    def __init__(self, refresh=5000):
        self.values = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 2))
        self.old_values = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 2))
        self.refresh, self.gamma = refresh, 0.9
        self.catch_up()
        self.adam = torch.optim.Adam(self.values.parameters(), lr=2e-3)

    def catch_up(self):
        self.old_values.load_state_dict(self.values.state_dict())

    def learn(self, level, move, reward, after):
        with torch.no_grad():
            wanted = reward + self.gamma * self.old_values(after).max(1).values
        loss = nn.functional.smooth_l1_loss(self.values(level).gather(1, move).squeeze(1), wanted)
        self.adam.zero_grad()
        loss.backward()
        self.adam.step()
        return loss.item()

    def train(self, steps):
        for step in range(1, steps + 1):
            level, move = torch.rand(48, 1), torch.randint(0, 2, (48, 1))
            after = (level + 0.2 * move - 0.1 + 0.02 * torch.randn(48, 1)).clamp(0, 1)
            loss = self.learn(level, move, -(after[:, 0] - 0.5).abs(), after)
            #= if step % 50 == 0:
            if step % self.refresh == 0:  # <- target-network-never-updated
                self.catch_up()
            if step % 100 == 0:
                print(step, loss)


Learner().train(400)
