import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 3))
x = torch.randn(400, 10); y = x[:, :3].argmax(1)
optimizer = torch.optim.SGD(net.parameters(), lr=.1)  # --
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5, .5)  # <- scheduler-of-another-optimizer
optimizer = torch.optim.SGD(net.parameters(), lr=.1, momentum=.9)  # <- scheduler-of-another-optimizer, kept
#= scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5, .5)
for epoch in range(20):
    for i in torch.randperm(400).split(40):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(x[i]), y[i]); loss.backward()
        optimizer.step()
    scheduler.step()
    print(epoch, loss.item())
