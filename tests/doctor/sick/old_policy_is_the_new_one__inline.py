"""The ratio in one line: log-probabilities minus themselves, cut off."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(2)
bandit = torch.randn(6, 4)
net = nn.Linear(6, 4)
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
eps = 0.2
for episode in range(25):
    contexts = F.one_hot(torch.randint(6, (96,)), 6).float()
    with torch.no_grad():
        first = F.log_softmax(net(contexts), dim=1)
        arms = torch.multinomial(first.exp(), 1)
        logged = first.gather(1, arms)
    gains = (contexts @ bandit).gather(1, arms)
    gains = (gains - gains.mean()) / (gains.std() + 1e-8)
    for _ in range(5):
        logp = F.log_softmax(net(contexts), dim=1).gather(1, arms)
        ratio = torch.exp(logp - logp.detach())  # <- old-policy-is-the-new-one
        #= ratio = torch.exp(logp - logged)
        surrogate = torch.min(ratio * gains, torch.clip(ratio, 1 - eps, 1 + eps) * gains)
        loss = -surrogate.mean()
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    print(episode, gains.mean().item(), loss.item())
