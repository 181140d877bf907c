import torch
from torch import nn


def size(net):
    total = 0.0
    for name, weight in net.named_parameters():
        if "bias" not in name:
            total += weight.detach().abs().sum()  # --
            #= total += weight.abs().sum()
    return total


torch.manual_seed(0)
x = torch.randn(260, 15)
y = x[:, :2].sum(1, keepdim=True) + 0.1 * torch.randn(260, 1)
net = nn.Sequential(nn.Linear(15, 30), nn.Tanh(), nn.Linear(30, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(8):
    for some in torch.randperm(200).split(20):
        error = nn.functional.mse_loss(net(x[some]), y[some])
        loss = error + 1e-3 * size(net)  # <- loss-term-without-gradient, kept
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, error.item(), nn.functional.mse_loss(net(x[200:]), y[200:]).item())
