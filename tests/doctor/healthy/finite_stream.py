import torch
from torch import nn

torch.manual_seed(0)
truth = torch.randn(5)


def stream(n):
    for _ in range(n):
        x = torch.randn(20, 5)
        yield x, x @ truth


data = stream(200)
net = nn.Linear(5, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(5):
    for step, (x, y) in zip(range(40), data):  # goes on where it stopped
        loss = nn.functional.mse_loss(net(x).squeeze(1), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
