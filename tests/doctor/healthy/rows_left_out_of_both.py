"""Rows without a value are left out of inputs and labels; what only fills up is cut to the same length."""

import torch
from torch import nn

torch.manual_seed(3)
x = torch.randn(1000, 5)
target = x @ torch.randn(5, 1) + 0.1 * torch.randn(1000, 1)
x[torch.rand(1000, 5) < 0.02] = float("nan")
noise = 0.01 * torch.randn(1000, 5)
known = ~x.isnan().any(1)
x = x[known]
target = target[known]
noise = noise[: len(x)]
few = x[x[:, 0] > 0]
target_few = target[x[:, 0] > 0]
target_few = target_few[: len(few)]
net = nn.Linear(5, 1)
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
for inputs, aims in ((x + noise, target), (few, target_few)):
    for epoch in range(5):
        for pick in torch.randperm(len(inputs)).split(40):
            loss = nn.functional.mse_loss(net(inputs[pick]), aims[pick])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())

part = torch.zeros(len(x))
for low in (-3.0, 0.0):
    part[x[:, 1] > low] = x[x[:, 1] > low].sum(1)
label = torch.as_tensor(part)
print(label.mean())

order = torch.argsort(target[:, 0], descending=True)
sorted_x = torch.as_tensor((x[order] - x.mean(0)) / x.std(0))
died = torch.as_tensor((target[:, 0] > 0).float()[order])
risk = nn.Linear(5, 1)
adam = torch.optim.Adam(risk.parameters(), lr=0.02)


def likelihood(risks, events):
    return -((risks - risks.logcumsumexp(0)) * events).sum() / events.sum()


for step in range(60):
    adam.zero_grad()
    loss = likelihood(risk(sorted_x).squeeze(1), died)
    loss.backward()
    adam.step()
print("risk", loss.item())
