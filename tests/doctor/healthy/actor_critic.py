import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(0)


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 24), nn.Tanh())
        self.pi, self.v = nn.Linear(24, 2), nn.Linear(24, 1)

    def forward(self, s):
        h = self.body(s)
        return Categorical(logits=self.pi(h)), self.v(h).squeeze(-1)


net = ActorCritic()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for episode in range(30):
    pos, goal = torch.rand(2) * 2 - 1
    logps, values, rewards = [], [], []
    for t in range(8):
        dist, value = net(torch.stack([pos, goal]))
        act = dist.sample()
        pos = (pos + (0.25 if act else -0.25)).clamp(-1, 1)
        logps.append(dist.log_prob(act))
        values.append(value)
        rewards.append(-(pos - goal).abs())
    returns, total = [], torch.zeros(())
    for r in reversed(rewards):
        total = r + 0.9 * total
        returns.insert(0, total)
    returns, values = torch.stack(returns).detach(), torch.stack(values)
    advantage = returns - values.detach()
    loss = -(torch.stack(logps) * advantage).mean() + nn.functional.mse_loss(values, returns)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("return", returns[0].item())
