import torch
from torch import nn


class Lights:
    """Press the button that shines; every second press pays double."""

    def __init__(self):
        self.now = torch.randint(0, 3, ()).item()
        self.count = 0

    def press(self, button):
        pay = (1.0 + self.count % 2) * (button == self.now)
        self.now, self.count = torch.randint(0, 3, ()).item(), self.count + 1
        return pay, self.count == 10

    def seen(self):
        return torch.nn.functional.one_hot(torch.tensor([self.now, 3 + self.count % 2]), 5).float().sum(0)


def advantages(pays, values, gamma=0.9, lam=0.8):
    ahead, gae, found = 0.0, 0.0, []
    for t in range(len(pays) - 1, -1, -1):
        delta = pays[t] + gamma * ahead - values[t]
        gae = delta + gamma * lam * gae
        found.append(gae)  # <- returns-left-reversed
        #= found.insert(0, gae)
        ahead = values[t]
    return torch.tensor(found)


torch.manual_seed(0)
body, actor, critic = nn.Sequential(nn.Linear(5, 24), nn.Tanh()), nn.Linear(24, 3), nn.Linear(24, 1)
optimizer = torch.optim.Adam([*body.parameters(), *actor.parameters(), *critic.parameters()], lr=5e-3)
for game in range(60):
    lights, over = Lights(), False
    logs, values, pays = [], [], []
    while not over:
        h = body(lights.seen())
        choice = torch.distributions.Categorical(logits=actor(h))
        button = choice.sample()
        pay, over = lights.press(button.item())
        logs.append(choice.log_prob(button))
        values.append(critic(h).squeeze())
        pays.append(pay)
    better = advantages(pays, [v.item() for v in values])
    worth = torch.stack(values)
    loss = -(torch.stack(logs) * better).mean() + 0.5 * (worth - (better + worth.detach())).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(sum(pays))
