"""Customers who cancel: the whole table is one batch."""
import torch
from torch import nn

torch.manual_seed(52)
customer = torch.randn(300, 4)
months = (-torch.rand(300).log() * torch.exp(-0.8 * customer[:, 1]) * 10).clamp(max=24)
status = (months < 24).float()
risk_of = nn.Linear(4, 1, bias=False)
optimizer = torch.optim.SGD(risk_of.parameters(), lr=0.2)


def partial_likelihood(score, months, status):
    rows = torch.argsort(months)
    #= rows = torch.argsort(-months)
    each = score[rows] - score[rows].logcumsumexp(0)  # <- risk-set-of-the-departed, kept
    return (each * status[rows]).sum() / status.sum()


for step in range(40):
    optimizer.zero_grad()
    loss = -partial_likelihood(risk_of(customer)[:, 0], months, status)
    loss.backward()
    optimizer.step()
print(loss.item(), risk_of.weight.tolist())
