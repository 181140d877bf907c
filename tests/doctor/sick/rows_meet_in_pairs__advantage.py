import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(12)
actor = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 3))
critic = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
adam = torch.optim.Adam([*actor.parameters(), *critic.parameters()], lr=4e-3)
for episode in range(50):
    state = torch.randn(48, 3)
    policy = Categorical(logits=actor(state))
    action = policy.sample()
    reward = (state.argmax(1) == action).float()
    value = critic(state)
    with torch.no_grad():
        advantage = reward - value  # <- rows-meet-in-pairs
        #= advantage = reward - value.squeeze(-1)
    actor_loss = -(policy.log_prob(action) * advantage).mean()
    critic_loss = (reward.unsqueeze(-1) - value).square().mean()
    adam.zero_grad()
    (actor_loss + 0.5 * critic_loss).backward()
    adam.step()
    if episode % 10 == 9:
        print(episode + 1, f"reward {reward.mean():.2f}")
