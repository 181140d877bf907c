"""A2C with one step of look-ahead; thirty-two short worlds side by side."""

import torch
import torch.nn.functional as F
from torch import nn


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(2, 32), nn.Tanh())
        self.actor, self.critic = nn.Linear(32, 2), nn.Linear(32, 1)

    def forward(self, obs):
        h = self.trunk(obs)
        return self.actor(h), self.critic(h).squeeze(-1)


class Agent:
    def __init__(self, discount=0.97):
        self.net, self.discount = ActorCritic(), discount
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr=2e-3)

    def aim(self, reward, following, done):
        with torch.no_grad():
            _, later = self.net(following)
        return reward + done * self.discount * later  # <- done-mask-turned-round
        #= return reward + (1 - done) * self.discount * later

    def learn(self, obs, action, reward, following, done):
        logits, value = self.net(obs)
        aim = self.aim(reward, following, done)
        advantage = (aim - value).detach()
        chosen = F.log_softmax(logits, 1).gather(1, action[:, None]).squeeze(1)
        loss = -(chosen * advantage).mean() + F.mse_loss(value, aim)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


torch.manual_seed(0)
agent, obs = Agent(), torch.randn(32, 2)
for step in range(120):
    with torch.no_grad():
        action = torch.distributions.Categorical(logits=agent.net(obs)[0]).sample()
    push = 0.3 * (2.0 * action - 1)
    following = torch.stack([obs[:, 0] + push, obs[:, 1] * 0.9], 1)
    reward = 1 - following[:, 0].abs()
    done = (following[:, 0].abs() > 2).float()
    loss = agent.learn(obs, action, reward, following, done)
    obs = torch.where(done[:, None] > 0, torch.randn(32, 2), following)
print(loss)
