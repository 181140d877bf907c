"""Accuracy as torchvision's examples count it, with topk."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(6)
corners = torch.randn(5, 12) * 1.5
kinds = torch.arange(5).repeat(120)
points = corners[kinds] + torch.randn(600, 12)
mixed = torch.randperm(600)
train = DataLoader(TensorDataset(points[mixed[:480]], kinds[mixed[:480]]), batch_size=48, shuffle=True)
held = DataLoader(TensorDataset(points[mixed[480:]], kinds[mixed[480:]]), batch_size=40)


def accuracy(output, target, k=1):
    with torch.no_grad():
        best = output.topk(k, dim=1, largest=True, sorted=True)[0].t()  # <- scores-compared-with-labels
        #= best = output.topk(k, dim=1, largest=True, sorted=True)[1].t()
        right = best.eq(target.view(1, -1).expand_as(best))
        return right.reshape(-1).float().sum().item()


net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 5))
adam = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(4):
    net.train()
    for x, y in train:
        adam.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        adam.step()
    net.eval()
    print(epoch, sum(accuracy(net(x), y) for x, y in held) / 120)
