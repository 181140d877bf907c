import torch
from torch import nn
from torch.optim import SGD
from torch.optim.lr_scheduler import LambdaLR

torch.manual_seed(3)
rates = {"start": 0.05, "drop": 0.2, "every": 8}


def rate(epoch):
    return rates["start"] * rates["drop"] ** (epoch // rates["every"])  # --
    #= return rates["drop"] ** (epoch // rates["every"])


x = torch.randn(200, 6)
y = x @ torch.arange(6.0).unsqueeze(1)
net = nn.Linear(6, 1)
sgd = SGD(net.parameters(), lr=rates["start"])
plan = LambdaLR(sgd, rate)  # <- lambda-returns-a-rate, kept
for epoch in range(24):
    error = nn.functional.mse_loss(net(x), y)
    sgd.zero_grad()
    error.backward()
    sgd.step()
    plan.step()
print(error.item())
