"""Distillation in a function; the student's side was forgotten."""

import torch
from torch import nn


def distil(student_scores, teacher_scores, temperature=3.0):
    criterion = nn.KLDivLoss(reduction="batchmean")
    soft = torch.softmax(teacher_scores / temperature, dim=-1)
    own = torch.log_softmax(student_scores, dim=-1)  # <- one-side-tempered
    #= own = torch.log_softmax(student_scores / temperature, dim=-1)
    return criterion(own, soft) * temperature**2


torch.manual_seed(0)
x = torch.randn(480, 10)
kinds = (x[:, :5] * x[:, 5:]).argmax(1)
teacher = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 5))
adam = torch.optim.Adam(teacher.parameters(), lr=5e-3)
for step in range(120):
    rows = torch.randint(480, (60,))
    loss = nn.functional.cross_entropy(teacher(x[rows]), kinds[rows])
    adam.zero_grad()
    loss.backward()
    adam.step()
teacher.eval()
student = nn.Sequential(nn.Linear(10, 12), nn.ReLU(), nn.Linear(12, 5))
adam = torch.optim.Adam(student.parameters(), lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(480).split(48):
        with torch.no_grad():
            goal = teacher(x[rows])
        loss = distil(student(x[rows]), goal)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
