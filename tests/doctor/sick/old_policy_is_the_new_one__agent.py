"""Continuous actions, an agent with minibatches: the old log-probability is asked for inside the passes."""

import torch
from torch import nn
from torch.distributions import Normal


class Agent:
    def __init__(self):
        self.mean = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 2))
        self.log_spread = nn.Parameter(torch.zeros(2))
        self.critic = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1))
        weights = [*self.mean.parameters(), self.log_spread, *self.critic.parameters()]
        self.optimizer = torch.optim.Adam(weights, lr=3e-3)

    def evaluate(self, states, actions):
        spread = Normal(self.mean(states), self.log_spread.exp())
        return spread.log_prob(actions).sum(-1), self.critic(states).squeeze(-1)

    @torch.no_grad()
    def act(self, states):
        spread = Normal(self.mean(states), self.log_spread.exp())
        actions = spread.sample()
        return actions, spread.log_prob(actions).sum(-1)

    def learn(self, states, actions, logged, returns, passes=3):
        for _ in range(passes):
            for rows in torch.randperm(len(states)).split(32):
                with torch.no_grad():  # --
                    before, guessed = self.evaluate(states[rows], actions[rows])  # <- old-policy-is-the-new-one
                #= before = logged[rows]
                now, value = self.evaluate(states[rows], actions[rows])
                gain = returns[rows] - value.detach()
                change = torch.exp(now - before)
                held = torch.clamp(change, 0.8, 1.2)
                policy_loss = -torch.minimum(change * gain, held * gain).mean()
                loss = policy_loss + 0.5 * (returns[rows] - value).pow(2).mean()
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
        return loss.item()


torch.manual_seed(0)
agent, goal = Agent(), torch.randn(3, 2)
for round in range(15):
    states = torch.randn(128, 3)
    actions, logged = agent.act(states)
    returns = -(actions - states @ goal).pow(2).sum(1)
    print(round, agent.learn(states, actions, logged, returns), returns.mean().item())
