import torch
from torch import nn


class Grades(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(9, 40), nn.ReLU())
        self.head = nn.Linear(40, 3)

    def forward(self, marks):
        return self.head(self.body(marks))


def slower(optimizer, epoch, shrink):
    for group in optimizer.param_groups:
        group["lr"] = group["first"] * shrink**epoch  # <- learning-rate-gone-early, kept


torch.manual_seed(71)
marks = torch.randn(480, 9)
grade = (marks[:, 0] * marks[:, 1] > 0).long() + (marks[:, 2] > 0).long()
pupil = Grades()
rates = [{"params": pupil.body.parameters(), "lr": 0.03}, {"params": pupil.head.parameters(), "lr": 0.1}]
optimizer = torch.optim.SGD([{**one, "first": one["lr"]} for one in rates], lr=0.1)
for epoch in range(30):
    slower(optimizer, epoch, shrink=0.2)  # <- learning-rate-gone-early
    #= slower(optimizer, epoch, shrink=0.95)
    for rows in torch.randperm(480).split(60):
        loss = nn.functional.cross_entropy(pupil(marks[rows]), grade[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
