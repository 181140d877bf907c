"""Signs as labels, for a loss that wants them (hinge) and, shifted, for one that does not; unknown ones weigh nothing."""
import torch
from torch import nn

torch.manual_seed(43)
x = torch.randn(600, 6)
bought = torch.sign(x[:, 0] + x[:, 1] * x[:, 2])
clicked = torch.where(torch.rand(600) < 0.4, -torch.ones(600), (x[:, 3] > 0).float())  # -1: not shown, unknown
seen = (clicked >= 0).float()
clicked = torch.where(clicked == 0, -torch.ones(600), clicked)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
each = nn.BCEWithLogitsLoss(reduction="none")
for epoch in range(15):
    for rows in torch.randperm(600).split(50):
        buys, clicks = net(x[rows]).unbind(1)
        hinge = (1 - bought[rows] * buys).clamp(min=0).mean()
        soft = nn.functional.binary_cross_entropy_with_logits(buys, bought[rows] / 2 + 0.5)
        known = (each(clicks, clicked[rows].clamp(min=0)) * seen[rows]).sum() / seen[rows].sum()
        loss = hinge + soft + known
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
