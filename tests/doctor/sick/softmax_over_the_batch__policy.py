import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
# contextual bandit: the best arm is told by the context
arms = 3
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, arms))
optim = torch.optim.Adam(policy.parameters(), lr=0.02)
for episode in range(80):
    ctx = torch.randn(64, 4)
    best = ctx[:, :arms].argmax(1)
    probs = torch.softmax(policy(ctx), dim=0)  # <- softmax-over-the-batch
    #= probs = torch.softmax(policy(ctx), dim=1)
    dist = Categorical(probs)
    action = dist.sample()
    reward = (action == best).float()
    loss = -(dist.log_prob(action) * (reward - reward.mean())).mean()
    optim.zero_grad()
    loss.backward()
    optim.step()
    if episode % 20 == 0:
        print(episode, reward.mean().item())
