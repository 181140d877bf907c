"""Ice cream sold by weather; the gradients are put away after they were measured."""
import torch
from torch import nn

torch.manual_seed(44)
weather = torch.randn(500, 4)
sold = (2 * weather[:, 0] - weather[:, 1].abs() + 0.1 * torch.randn(500)).unsqueeze(1)
net = nn.Sequential(nn.Linear(4, 32), nn.GELU(), nn.Linear(32, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
criterion = nn.MSELoss()
for epoch in range(20):
    for rows in torch.randperm(500).split(50):
        loss = criterion(net(weather[rows]), sold[rows])
        loss.backward()
        steepest = max(p.grad.norm().item() for p in net.parameters())
        for group in optimizer.param_groups:  # --
            for p in group["params"]:  # --
                p.grad.zero_()  # <- zero-grad-before-step
        optimizer.step()
        #= optimizer.zero_grad()
    print(epoch, loss.item(), steepest)
