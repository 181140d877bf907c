import torch
from torch import nn
torch.manual_seed(0)
class Agent(nn.Module):
    def __init__(self):
        super().__init__()
        self.pi = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 3))
        self.memory = []
    def act(self, s):
        d = torch.distributions.Categorical(logits=self.pi(s))
        a = d.sample()
        self.memory.append({"logp": d.log_prob(a), "rew": None})
        return a.item()
    def learn(self, opt, gamma=0.95):
        ret, out = 0.0, []
        for m in reversed(self.memory):
            ret = m['rew'] + gamma * ret
            out.append(ret)
        out = torch.tensor(out[::-1])
        out = (out - out.mean()) / (out.std() + 1e-6)
        logps = torch.stack([m['logp'] for m in self.memory])
        objective = (logps * out).mean()  # <- sign-turned-round
        #= objective = -(logps * out).mean()
        opt.zero_grad()
        objective.backward()
        opt.step()
        self.memory.clear()
agent = Agent()
opt = torch.optim.Adam(agent.parameters(), lr=1e-2)
for ep in range(60):
    total = 0
    for t in range(20):
        s = torch.randn(4)
        a = agent.act(s)
        r = 1.0 if a == int(s[:3].argmax()) else 0.0
        agent.memory[-1]['rew'] = r
        total += r
    agent.learn(opt)
    if ep % 20 == 0:
        print(ep, total)
