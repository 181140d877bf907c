import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 4)
y = (x[:, 0] + x[:, 1] > 0).long()
hardness = (x[:, 0] + x[:, 1]).abs()
order = hardness.argsort(descending=True)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    share = order[: 100 + 40 * epoch]  # harder rows join epoch by epoch
    for i in share[torch.randperm(len(share))].split(25):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
