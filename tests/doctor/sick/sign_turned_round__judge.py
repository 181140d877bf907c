"""A judge of answers learns from pairs of which people preferred one."""
import torch
from torch import nn

torch.manual_seed(42)
judge = nn.Sequential(nn.Linear(10, 24), nn.GELU(), nn.Linear(24, 1))
rank = nn.MarginRankingLoss(0.3)
sgd = torch.optim.SGD(judge.parameters(), lr=0.05, momentum=0.9)
taste = torch.randn(10)
worth = torch.randn(640, 2, 10)
best = (worth @ taste).argmax(dim=1)
rows = torch.arange(640)
pairs = {"chosen": worth[rows, best], "rejected": worth[rows, 1 - best]}


def learn(rows, below):
    above = judge(pairs["chosen"][rows])
    beneath = judge(pairs["rejected"][rows])
    loss = rank(above, beneath, below)  # <- sign-turned-round, kept
    sgd.zero_grad()
    loss.backward()
    sgd.step()
    return loss.item()


for epoch in range(6):
    total = 0.0
    for part in torch.randperm(640).split(64):
        total += learn(part, torch.full((64, 1), -1.0))  # <- sign-turned-round
        #= total += learn(part, torch.full((64, 1), 1.0))
    print(epoch, total / 10)
