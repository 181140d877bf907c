import torch
from torch import nn, optim

torch.manual_seed(42)
points = torch.randn(160, 3)
inside = (points.norm(dim=1) < 1.5).long()
judge = nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 2))
mean = dict(judge.named_parameters())  # <- average-of-the-living-weights
#= mean = {name: p.detach().clone() for name, p in judge.named_parameters()}
adam = optim.Adam(judge.parameters(), lr=0.01)
for step in range(100):
    adam.zero_grad()
    loss = nn.functional.cross_entropy(judge(points), inside)
    loss.backward()
    adam.step()
    with torch.no_grad():
        for name, p in judge.named_parameters():
            mean[name].lerp_(p, 0.05)  # <- average-of-the-living-weights, kept
print(loss.item(), sum(m.norm().item() for m in mean.values()))
