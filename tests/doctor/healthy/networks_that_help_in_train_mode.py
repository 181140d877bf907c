import copy

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(63)
x = torch.randn(240, 5)
y = (x[:, 0] > x[:, 1]).long()
student = nn.Sequential(nn.Linear(5, 24), nn.BatchNorm1d(24), nn.ReLU(), nn.Dropout(0.2), nn.Linear(24, 2))
start = torch.optim.Adam(student.parameters(), lr=0.01)
for _ in range(20):  # warm up
    start.zero_grad()
    F.cross_entropy(student(x), y).backward()
    start.step()
mean_teacher = copy.deepcopy(student).requires_grad_(False)  # a mean teacher stays in train mode: its noise is wanted
optimizer = torch.optim.Adam(student.parameters(), lr=0.01)
for step in range(60):
    rows = torch.randint(0, 240, (40,))
    with torch.no_grad():
        soft = mean_teacher(x[rows] + 0.1 * torch.randn(40, 5)).softmax(1)
    out = student(x[rows])
    loss = F.cross_entropy(out, y[rows]) + F.mse_loss(out.softmax(1), soft)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        for slow, fast in zip(mean_teacher.parameters(), student.parameters(), strict=True):
            slow.lerp_(fast, 0.05)
maker = nn.Sequential(nn.Linear(3, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 5))
critic = nn.Sequential(nn.Linear(5, 16), nn.LeakyReLU(), nn.Linear(16, 1))
makers, critics = (torch.optim.Adam(net.parameters(), lr=1e-3) for net in (maker, critic))
for step in range(60):
    for _ in range(2):
        with torch.no_grad():
            fake = maker(torch.randn(32, 3))
        gap = critic(fake).mean() - critic(x[:32]).mean()
        critics.zero_grad()
        gap.backward()
        critics.step()
    makers.zero_grad()
    (-critic(maker(torch.randn(32, 3))).mean()).backward()
    makers.step()
print(loss.item(), gap.item())
