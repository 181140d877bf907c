"""Actor and critic on one trunk, episode by episode; values are kept in a list."""

import torch
from torch import nn
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(3, 32)
        self.policy, self.value = nn.Linear(32, 2), nn.Linear(32, 1)

    def forward(self, x):
        hidden = torch.tanh(self.trunk(x))
        return self.policy(hidden), self.value(hidden).squeeze(-1)


torch.manual_seed(0)
net = ActorCritic()
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for episode in range(40):
    place, logs, values, rewards = torch.randn(3), [], [], []
    for _ in range(20):
        scores, value = net(place)
        choice = Categorical(logits=scores)
        move = choice.sample()
        place = 0.9 * place + 0.1 * torch.randn(3) + 0.2 * (move.item() - 0.5)
        logs.append(choice.log_prob(move))
        values.append(value)
        rewards.append(-place.pow(2).sum().item())
    total, returns = 0.0, []
    for reward in reversed(rewards):
        total = reward + 0.9 * total
        returns.insert(0, total)
    returns = torch.tensor(returns)
    value = torch.stack(values)
    advantage = returns - value  # --
    #= advantage = returns - value.detach()
    policy_loss = -(torch.stack(logs) * advantage).sum()  # <- advantage-teaches-the-critic, kept
    value_loss = nn.functional.smooth_l1_loss(value, returns, reduction="sum")
    loss = policy_loss + 0.5 * value_loss
    adam.zero_grad()
    loss.backward()
    adam.step()
    if episode % 10 == 9:
        print(episode, sum(rewards) / 20, loss.item())
