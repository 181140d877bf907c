import torch
from torch import nn
torch.manual_seed(0)
class Agent:
    def __init__(self):
        self.policy = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 2))
        self.optim = torch.optim.Adam(self.policy.parameters(), lr=0.01)  # <- optimizer-holds-other-parameters, kept
        self.reset()  # --
    def reset(self):
        self.policy = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 2))  # <- optimizer-holds-other-parameters, kept
    def learn(self, obs, best):
        dist = torch.distributions.Categorical(logits=self.policy(obs))
        act = dist.sample()
        rew = (act == best).float()
        loss = -(dist.log_prob(act) * (rew - rew.mean())).mean()
        self.optim.zero_grad()
        loss.backward()
        self.optim.step()
        return rew.mean().item()
agent = Agent()
for ep in range(60):
    obs = torch.randn(48, 3)
    r = agent.learn(obs, (obs[:, 0] > 0).long())
print("reward", r)
