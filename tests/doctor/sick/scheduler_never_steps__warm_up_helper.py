import torch
from torch import nn
from torch.optim.lr_scheduler import LinearLR

torch.manual_seed(81)
echo = torch.randn(400, 9)
depth = echo[:, :4].sum(1, keepdim=True) + 0.2 * torch.randn(400, 1)


def slow_start(optimizer, steps):
    return LinearLR(optimizer, start_factor=1e-5, total_iters=steps)


def fit(net, epochs=8):
    sgd = torch.optim.SGD(net.parameters(), lr=0.05)
    ramp = slow_start(sgd, 20)  # <- scheduler-never-steps, kept
    for epoch in range(epochs):
        for rows in torch.randperm(400).split(40):
            loss = nn.functional.mse_loss(net(echo[rows]), depth[rows])
            sgd.zero_grad()
            loss.backward()
            sgd.step()
            #= ramp.step()
        print(epoch, loss.item())


fit(nn.Sequential(nn.Linear(9, 16), nn.ReLU(), nn.Linear(16, 1)))
