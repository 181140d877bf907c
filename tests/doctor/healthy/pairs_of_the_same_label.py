import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
centers = torch.randn(4, 10) * 1.5
labels = torch.randint(0, 4, (512,))
data = centers[labels] + torch.randn(512, 10)
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 8))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    order = torch.randperm(512)
    total, pairs = 0.0, 0
    for idx in order.split(64):
        z = F.normalize(net(data[idx]), dim=1)
        y = labels[idx]
        col = y.view(-1, 1)
        pairs += (col == y).sum().item() - len(y)
        same = torch.eq(col, y).float()
        same.fill_diagonal_(0)
        sim = z @ z.T / 0.2
        sim = sim - 1e9 * torch.eye(len(y))
        logp = sim - sim.logsumexp(1, keepdim=True)
        loss = -((same * logp).sum(1) / same.sum(1).clamp(min=1)).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    print(epoch, total / 8, pairs)
