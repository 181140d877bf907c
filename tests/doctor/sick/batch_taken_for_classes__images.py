import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(1)
images = torch.rand(300, 1, 8, 8)
marked = torch.rand(300) < 0.5
images[marked, :, 2:5, 2:5] += 0.6
targets = marked.float()
net = nn.Sequential(
    nn.Conv2d(1, 6, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(6, 1), nn.Flatten(0)
)
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)


def learn(x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)  # <- batch-taken-for-classes
    #= loss = F.binary_cross_entropy_with_logits(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


for epoch in range(5):
    total = sum(learn(images[rows], targets[rows]) for rows in torch.randperm(250).split(25))
    print(epoch, total / 10)
with torch.no_grad():
    print(((net(images[250:]) > 0) == marked[250:]).float().mean().item())
