import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(800, 6)
y = (x[:, 0] + 0.5 * torch.randn(800) > 1).float()
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(8):
    for rows in torch.randperm(500).split(50):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[rows]).squeeze(1), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
net.eval()
with torch.no_grad():
    val, test = net(x[500:650]).squeeze(1), net(x[650:]).squeeze(1)


def f1(said, truth):
    tp = (said & (truth > 0.5)).sum()
    return (2 * tp / (said.sum() + truth.sum()).clamp(min=1)).item()


scores = {cut: f1(val > cut, y[500:650]) for cut in (-1.0, -0.5, 0.0, 0.5, 1.0)}
best = max(scores, key=scores.get)
print(scores, f1(test > best, y[650:]))
