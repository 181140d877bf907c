"""A teacher follows the student; the student is compared with itself."""

import copy

import torch
from torch import nn
from torch.nn.functional import cross_entropy, mse_loss

torch.manual_seed(0)
x = torch.randn(500, 8)
y = (x[:, 0] + x[:, 1] > 0).long()
student = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 2))
teacher = copy.deepcopy(student)
for weight in teacher.parameters():
    weight.requires_grad_(False)
adam = torch.optim.Adam(student.parameters(), lr=2e-3)
for epoch in range(8):
    for rows in torch.randperm(500).split(50):
        labelled = rows[rows < 60]
        said = student(x[rows] + 0.1 * torch.randn(len(rows), 8)).softmax(1)
        with torch.no_grad():
            wanted = student(x[rows] + 0.1 * torch.randn(len(rows), 8)).softmax(1)  # --
            #= wanted = teacher(x[rows] + 0.1 * torch.randn(len(rows), 8)).softmax(1)
        loss = mse_loss(said, wanted)
        if len(labelled):
            loss = loss + cross_entropy(student(x[labelled]), y[labelled])
        adam.zero_grad()
        loss.backward()
        adam.step()
        with torch.no_grad():
            for new, old in zip(student.parameters(), teacher.parameters()):  # <- follower-never-asked, kept
                old.lerp_(new, 0.01)
    print(epoch, loss.item())
