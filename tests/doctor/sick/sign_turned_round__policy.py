import torch
from torch import nn

torch.manual_seed(5)
GOAL, LENGTH = 4, 8
net = nn.Sequential(nn.Linear(9, 32), nn.Tanh(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)


def play():
    place, log_probs, rewards = 2, [], []
    for _ in range(LENGTH):
        state = torch.eye(9)[place]
        choice = torch.distributions.Categorical(logits=net(state))
        move = choice.sample()
        log_probs.append(choice.log_prob(move))
        place = min(8, max(0, place + (1 if move.item() else -1)))
        rewards.append(1.0 if place == GOAL else 0.0)
    return log_probs, rewards


for episode in range(80):
    log_probs, rewards = play()
    returns = torch.tensor(rewards).flip(0).cumsum(0).flip(0)
    returns = (returns - returns.mean()) / (returns.std() + 1e-6)
    loss = (torch.stack(log_probs) * returns).sum()  # <- sign-turned-round
    #= loss = -(torch.stack(log_probs) * returns).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(sum(rewards))
