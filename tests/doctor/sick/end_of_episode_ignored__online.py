import torch
from torch import nn
torch.manual_seed(0)
def move(pos, act):
    pos = pos + (1 if act == 1 else -1)
    end = pos == 0 or pos == 6
    return pos, float(pos == 6), end
critic = nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 1))
actor = nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 2))
opt = torch.optim.Adam([*critic.parameters(), *actor.parameters()], lr=3e-3)
eye = torch.eye(7)
for episode in range(60):
    pos, done = 3, False
    while not done:
        dist = torch.distributions.Categorical(logits=actor(eye[pos]))
        act = dist.sample()
        nxt, reward, done = move(pos, act.item())
        v = critic(eye[pos])
        target = reward + 0.95 * critic(eye[nxt]).detach()  # <- end-of-episode-ignored
        #= target = reward + 0.95 * critic(eye[nxt]).detach() * (1 - int(done))
        delta = target - v
        loss = delta.pow(2).mean() - (dist.log_prob(act) * delta.detach()).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        pos = nxt
print(loss.item())
