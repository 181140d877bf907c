import torch
from torch import nn

torch.manual_seed(4)


class Lake:
    """A boat on a line: wind pushes it, the shore pays."""

    def __init__(self, boats):
        self.place = torch.rand(boats, 1) * 2 - 1

    def blow(self):
        before = self.place
        self.place = (before + 0.3 * torch.randn_like(before)).clamp(-1, 1)
        landed = self.place.abs() > 0.9
        pay = landed.float().flatten()
        after = self.place
        self.place = torch.where(landed, torch.zeros_like(after), after)
        return before, pay, after, landed.float()


critic = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
steady = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
steady.load_state_dict(critic.state_dict())
optimizer = torch.optim.Adam(critic.parameters(), lr=0.01)
lake = Lake(48)
for step in range(200):
    before, pay, after, landed = lake.blow()
    with torch.no_grad():
        later = steady(after).flatten()
        alive = (1 - landed) * later  # <- broadcast-in-regression-loss
        #= alive = (1 - landed.flatten()) * later
        wanted = pay + 0.8 * alive
    loss = nn.functional.smooth_l1_loss(critic(before).flatten(), wanted)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 19:
        steady.load_state_dict(critic.state_dict())
        print(step, round(loss.item(), 4))
