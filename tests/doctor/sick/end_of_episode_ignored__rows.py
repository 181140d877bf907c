import random
import torch
from torch import nn
random.seed(0)
torch.manual_seed(0)
class Maze:
    def reset(self):
        self.x = 3
        return [float(self.x)]
    def step(self, a):
        self.x += 1 if a else -1
        if self.x <= 0:
            return [float(self.x)], -1.0, True
        if self.x >= 8:
            return [float(self.x)], 1.0, True
        return [float(self.x)], 0.0, False
class Agent:
    def __init__(self):
        self.q = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 2))
        self.t = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 2))
        self.t.load_state_dict(self.q.state_dict())
        self.opt = torch.optim.Adam(self.q.parameters(), lr=1e-3)
        self.buf = []
    def remember(self, **kw):
        self.buf.append(kw)
    def learn(self, n=32, gamma=0.95):
        rows = random.sample(self.buf, n)
        obs = torch.tensor([r['obs'] for r in rows])
        nxt = torch.tensor([r['next'] for r in rows])
        act = torch.tensor([r['act'] for r in rows])
        rew = torch.tensor([r['rew'] for r in rows])
        with torch.no_grad():
            goal = rew + gamma * self.t(nxt).amax(1)  # <- end-of-episode-ignored
            #= goal = rew + gamma * self.t(nxt).amax(1) * torch.tensor([not r["done"] for r in rows])
        loss = (self.q(obs)[torch.arange(n), act] - goal).pow(2).mean()
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()
env, agent = Maze(), Agent()
o = env.reset()
for i in range(400):
    a = random.randrange(2)
    o2, r, done = env.step(a)
    agent.remember(obs=o, act=a, rew=r, next=o2, done=done)
    o = env.reset() if done else o2
    if i > 50:
        l = agent.learn()
    if i % 40 == 0:
        agent.t.load_state_dict(agent.q.state_dict())
print(l)
