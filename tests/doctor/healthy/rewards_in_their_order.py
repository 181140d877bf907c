import torch
from torch import nn

# returns that stay reversed with all that belongs to them, and values of states that know no action
torch.manual_seed(0)
gamma = 0.8
value = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(value.parameters(), lr=5e-3)
for game in range(30):
    states = [torch.randn(3) for _ in range(20)]
    rewards = torch.stack(states)[:, 0].tolist()
    total, inputs, goals = 0.0, [], []
    for state, reward in reversed(list(zip(states, rewards))):
        total = reward + gamma * total
        inputs.append(state)
        goals.append(total)
    goals = torch.tensor(goals)
    loss = nn.functional.mse_loss(value(torch.stack(inputs)).squeeze(1), goals)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

q = nn.Linear(3, 2)
greedy = torch.optim.SGD(q.parameters(), lr=0.05)
state = torch.randn(3)
for step in range(80):  # no replay, no chance: the action taken is the best one
    answers = q(state)
    after = torch.randn(3)
    reward = float(answers.argmax() == (state[0] > 0))
    with torch.no_grad():
        goal = reward + gamma * q(after).max(0).values
    loss = nn.functional.smooth_l1_loss(answers.max(0).values, goal)
    greedy.zero_grad()
    loss.backward()
    greedy.step()
    state = after
print(loss.item())
