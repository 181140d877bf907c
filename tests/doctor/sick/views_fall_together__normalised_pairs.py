import torch
from torch import nn

torch.manual_seed(11)
people = torch.randn(40, 20)
who = torch.arange(40).repeat_interleave(16)
faces = people[who] + 0.5 * torch.randn(640, 20)
net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 10))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)


def codes(pictures):
    return nn.functional.normalize(net(pictures), dim=1)  # <- views-fall-together, kept


for step in range(400):
    person = torch.randperm(40)[:16]
    first, second = (codes(faces[person * 16 + torch.randint(0, 16, (16,))]) for _ in range(2))
    distance = (first - second).pow(2).sum(1).mean()
    #= distance = nn.functional.cross_entropy(first @ second.T / 0.2, torch.arange(16))
    adam.zero_grad()
    distance.backward()
    adam.step()
    if step % 80 == 79:
        print(step, distance.item())
