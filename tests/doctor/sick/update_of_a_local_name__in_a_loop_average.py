"""Self-training with a slow copy of the network."""

import copy

import torch
from torch import nn

torch.manual_seed(1)
x = torch.randn(400, 6)
y = (x[:, :2].sum(1) > 0).long()
labelled, rest = torch.arange(60), torch.arange(60, 400)
student = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
mentor = copy.deepcopy(student).requires_grad_(False)
optimizer = torch.optim.Adam(student.parameters(), lr=3e-3)


def follow(slow, fast, keep=0.98):
    for old, new in zip(slow.parameters(), fast.parameters()):
        old = keep * old + (1 - keep) * new  # <- update-of-a-local-name
        #= old.data.mul_(keep).add_(new.data, alpha=1 - keep)


for step in range(80):
    i = rest[torch.randint(0, len(rest), (64,))]
    loss = nn.functional.cross_entropy(student(x[labelled]), y[labelled])
    with torch.no_grad():
        wanted = mentor(x[i]).softmax(1)
    loss = loss + nn.functional.mse_loss(student(x[i] + 0.1 * torch.randn(64, 6)).softmax(1), wanted)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    follow(mentor, student)
print(loss.item())
