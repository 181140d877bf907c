"""A student learns from a few labels and from a teacher that is the mean of its own past."""

import torch
from torch import nn

KEEP = 0.995
torch.manual_seed(2)


def build():
    return nn.Sequential(nn.Linear(5, 32), nn.Tanh(), nn.Linear(32, 3))


student, teacher = build(), build()
teacher.load_state_dict(student.state_dict())
x = torch.randn(900, 5)
y = (x[:, 0] > 0.4).long() + (x[:, 1] > 0).long()
opt = torch.optim.AdamW(student.parameters(), lr=4e-3)
for step in range(100):
    few, many = torch.randint(0, 90, (30,)), torch.randint(90, 700, (60,))
    with torch.no_grad():
        wanted = teacher(x[many]).softmax(1)
    loss = nn.functional.cross_entropy(student(x[few]), y[few])
    loss = loss + (student(x[many] + 0.1 * torch.randn(60, 5)).softmax(1) - wanted).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    new, old = student.state_dict(), teacher.state_dict()
    for key in old.keys():
        old[key] = (1 - KEEP) * old[key] + KEEP * new[key]  # <- average-forgets-at-once
        #= old[key] = KEEP * old[key] + (1 - KEEP) * new[key]
    teacher.load_state_dict(old)
with torch.no_grad():
    print(loss.item(), (teacher(x[700:]).argmax(1) == y[700:]).float().mean().item())
