import torch
from torch import nn

torch.manual_seed(2)
actor, critic = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 4)), nn.Linear(3, 1)
both = torch.optim.Adam([{"params": actor.parameters()}, {"params": critic.parameters(), "lr": 0.02}], lr=0.01)
wanted = torch.randn(3, 4)


def judge(value, reward):
    both.zero_grad()  # <- gradients-cleared-unused
    (value - reward).square().mean().backward()


for round in range(150):
    state = torch.randn(64, 3)
    chances = torch.distributions.Categorical(logits=actor(state))
    action = chances.sample()
    reward = (action == (state @ wanted).argmax(1)).float()
    value = critic(state).squeeze(1)
    #= both.zero_grad()
    (-chances.log_prob(action) * (reward - value.detach())).mean().backward()
    judge(value, reward)
    both.step()
    if round % 50 == 49:
        print(round + 1, reward.mean().item())
