import torch
from torch import nn

torch.manual_seed(3)


def alloys(n):
    recipe = torch.rand(n, 5)
    strength = 3 * recipe[:, 0] - 2 * recipe[:, 1] * recipe[:, 2] + 0.05 * torch.randn(n)
    return recipe, strength


def stirred(made, measured):
    made = made[torch.randperm(len(made))]  # <- labels-out-of-step
    measured = measured[torch.randperm(len(measured))]  # <- labels-out-of-step
    #= rows = torch.randperm(len(made))
    #= made, measured = made[rows], measured[rows]
    return made, measured


def relative_error(guess, true):
    return ((guess - true).abs() / (1 + true.abs())).mean()


recipe, strength = stirred(*alloys(480))
known, unknown = recipe[:400], recipe[400:]
known_strength, unknown_strength = strength[:400], strength[400:]
net = nn.Sequential(nn.Linear(5, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for rows in torch.randperm(400).split(40):
        loss = relative_error(net(known[rows]).squeeze(1), known_strength[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(loss.item(), relative_error(net(unknown).squeeze(1), unknown_strength).item())
